import { database } from '../../platform/db.ts'
import { count } from '../../platform/rate-limit.ts'
import { verifyPassword } from './passwords.ts'

/** One allowance for every place that asks a signed-in user again, so that a borrowed phone has five guesses in all. */
const PASSWORD_CHECKS = { name: 'password-check', points: 5, seconds: 30 * 60 }

export type ConfirmPasswordResult =
  | { ok: true; passwordHash: string | null }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'too_many'; minutes: number }

/**
 * Whether the signed-in user knows their password. Not in a transaction: hashing must
 * not hold a connection. Every try counts, right or wrong.
 * @returns the hash it was compared with, so that the caller can insist on it
 */
export async function confirmPassword(userId: string, password: string): Promise<ConfirmPasswordResult> {
  const allowance = await count(PASSWORD_CHECKS, userId)
  if (!allowance.ok) return { ok: false, reason: 'too_many', minutes: Math.ceil(allowance.retryAfterSeconds / 60) }
  const { rows } = await database().pool.query<{ password_hash: string | null }>('select password_hash from users where id = $1', [userId])
  const passwordHash = rows[0]?.password_hash ?? null
  return (await verifyPassword(passwordHash, password)) ? { ok: true, passwordHash } : { ok: false, reason: 'wrong' }
}
