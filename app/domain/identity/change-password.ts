import { inTransaction, type Role } from '../../platform/db.ts'
import { confirmPassword } from './confirm-password.ts'
import { hashPassword } from './passwords.ts'
import { revokeOtherSessions } from './sessions.ts'

export type ChangePasswordResult = { ok: true } | { ok: false; reason: 'wrong' } | { ok: false; reason: 'too_many'; minutes: number }

/**
 * Replaces the password of a signed-in user who knows the present one, and ends
 * their other sessions. Hashing stays outside the transaction, as in signIn().
 */
export async function changePassword(input: {
  userId: string
  role: Role
  sessionId: string
  current: string
  next: string
}): Promise<ChangePasswordResult> {
  const known = await confirmPassword(input.userId, input.current)
  if (!known.ok) return known
  const passwordHash = await hashPassword(input.next)
  return inTransaction({ kind: 'user', id: input.userId, role: input.role }, async (tx) => {
    const changed = await tx.$executeRaw`
      update users set password_hash = ${passwordHash}, updated_at = app_now()
      where id = ${input.userId}::uuid and password_hash = ${known.passwordHash}`
    if (changed === 0) return { ok: false, reason: 'wrong' }
    await revokeOtherSessions(tx, { userId: input.userId, exceptSessionId: input.sessionId })
    return { ok: true }
  })
}
