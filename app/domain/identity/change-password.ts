import { database, inTransaction, type Role } from '../../platform/db.ts'
import { count } from '../../platform/rate-limit.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { revokeOtherSessions } from './sessions.ts'

const PASSWORD_CHECKS = { name: 'password-check', points: 5, seconds: 30 * 60 }

export type ChangePasswordResult = { ok: true } | { ok: false; reason: 'wrong' } | { ok: false; reason: 'too_many'; minutes: number }

/**
 * Replaces the password of a signed-in user who knows the present one, and ends
 * their other sessions. Hashing stays outside the transaction, as in signIn().
 */
export async function changePassword(input: { userId: string; role: Role; sessionId: string; current: string; next: string }): Promise<ChangePasswordResult> {
  const allowance = await count(PASSWORD_CHECKS, input.userId)
  if (!allowance.ok) return { ok: false, reason: 'too_many', minutes: Math.ceil(allowance.retryAfterSeconds / 60) }
  const { rows } = await database().pool.query<{ password_hash: string | null }>('select password_hash from users where id = $1', [input.userId])
  const present = rows[0]?.password_hash ?? null
  if (!await verifyPassword(present, input.current)) return { ok: false, reason: 'wrong' }
  const passwordHash = await hashPassword(input.next)
  return inTransaction({ kind: 'user', id: input.userId, role: input.role }, async (tx) => {
    const changed = await tx.$executeRaw`
      update users set password_hash = ${passwordHash}, updated_at = app_now()
      where id = ${input.userId}::uuid and password_hash = ${present}`
    if (changed === 0) return { ok: false, reason: 'wrong' }
    await revokeOtherSessions(tx, { userId: input.userId, exceptSessionId: input.sessionId })
    return { ok: true }
  })
}
