import type { Limit } from '../../platform/rate-limit.ts'

/** Failures in a row that lock an account, and for how long (on the application's clock). */
export const SIGN_IN_LOCK = { failures: 5, minutes: 30 }

/**
 * The same rule for an e-mail or number nobody registered, so that the lock does not
 * tell who is a customer: the fifth failure is refused for 30 minutes.
 */
export const UNKNOWN_LOCK: Limit = {
  name: 'sign-in-unknown',
  points: SIGN_IN_LOCK.failures - 1,
  seconds: 24 * 3600,
  blockSeconds: SIGN_IN_LOCK.minutes * 60,
}

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
