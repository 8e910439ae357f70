import type { Limit } from '../../platform/rate-limit.ts'
import type { Policy } from '../policy/policy.ts'

/**
 * The lock of an account after wrong passwords (`signInTries`, `signInLockMinutes`), for an e-mail or
 * number nobody registered, so that the lock does not tell who is a customer: the last try is refused.
 */
export const unknownLock = ({ signInTries, signInLockMinutes }: Policy): Limit => ({
  name: 'sign-in-unknown',
  points: signInTries - 1,
  seconds: 24 * 3600,
  blockSeconds: signInLockMinutes * 60,
})

/** Mobile operators put thousands of phones behind one IPv4 address, hence the width. */
export const SIGN_IN_LIMITS = {
  address: { name: 'sign-in-address', points: 120, seconds: 15 * 60 },
  account: { name: 'sign-in-account', points: 20, seconds: 15 * 60 },
} satisfies Record<string, Limit>

export const REGISTER_LIMITS = {
  address: { name: 'register-address', points: 40, seconds: 3600 },
  account: { name: 'register-account', points: 8, seconds: 3600 },
} satisfies Record<string, Limit>

/** The text a new user agrees to; a new wording gets a new version. */
export const CONSENT_VERSION = '2026-11'
