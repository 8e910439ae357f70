import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { COMMON_PASSWORDS } from './common-passwords.ts'

export const PASSWORD_LENGTH = { min: 8, max: 128 }

/** argon2id with 32 MiB, two passes, one lane: above OWASP's minimum, some 40 ms of one core. */
const PARAMETERS = { memoryCost: 32 * 1024, timeCost: 2, parallelism: 1 }

/** Each hash takes 32 MiB and a core; a flood of sign-ins waits in line instead of taking the machine. */
const AT_ONCE = 2
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** A PHC string; the same password gives a different one each time. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), PARAMETERS))
}

let dummy: Promise<string> | undefined

/**
 * Whether `password` belongs to `passwordHash`. Without a hash (no such account, or
 * one that has no password) the same work is done and the answer is no, so that the
 * time does not tell which accounts exist.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword(randomBytes(16).toString('hex'))
  const against = passwordHash ?? (await dummy)
  const matches = await inTurn(() => verify(against, password.normalize('NFKC')))
  return matches && passwordHash !== null
}

export type PasswordProblem = 'password_short' | 'password_long' | 'password_common'

let common: Set<string> | undefined

/**
 * Why a new password is refused, or null. No composition rules: length, and not among
 * what everybody tries first (the list, one repeated or counted-up run, the person's own name or address).
 */
export function passwordProblem(password: string, about: string[] = []): PasswordProblem | null {
  const length = [...password].length
  if (length < PASSWORD_LENGTH.min) return 'password_short'
  if (length > PASSWORD_LENGTH.max) return 'password_long'
  const lower = password.normalize('NFKC').toLowerCase()
  common ??= new Set(COMMON_PASSWORDS.trim().split(/\s+/))
  const bare = lower.replace(/[\d!@#$%^&*._-]+$/, '')
  if (common.has(lower) || (bare.length >= 8 && common.has(bare)) || isRun(lower)) return 'password_common'
  for (const own of about.flatMap((text) => [text, text.split('@')[0]!, ...text.split(/\s+/)])) {
    const word = own.toLowerCase().replace(/\s+/g, '')
    if (word.length >= 4 && lower.replace(/\s+/g, '').startsWith(word) && lower.length - word.length <= 4) return 'password_common'
  }
  return null
}

/** `aaaaaaaa`, `abababab`, `12345678`, `hgfedcba`. */
function isRun(text: string): boolean {
  if (/^(.{1,3}?)\1+$/.test(text)) return true
  const steps = new Set(Array.from(text.slice(1), (char, index) => char.codePointAt(0)! - text.codePointAt(index)!))
  return steps.size === 1 && Math.abs([...steps][0]!) <= 1
}
