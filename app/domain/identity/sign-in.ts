import { database, inTransaction, type Role, toInstant } from '../../platform/db.ts'
import { addressKey, consumeAll, count, refusedFor } from '../../platform/rate-limit.ts'
import { getPolicy } from '../policy/get-policy.ts'
import type { Policy } from '../policy/policy.ts'
import { parseContact } from './contact.ts'
import { verifyPassword } from './passwords.ts'
import { type Client, createSession, type NewSession } from './sessions.ts'
import { SIGN_IN_LIMITS, unknownLock } from './sign-in-policy.ts'

export type SignInRefusal =
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'locked'; minutes: number }
  | { ok: false; reason: 'too_many'; minutes: number }

export type SignInResult = { ok: true; userId: string; role: Role; locale: 'id' | 'en'; session: NewSession } | SignInRefusal

const inMinutes = (seconds: number): number => Math.max(1, Math.ceil(seconds / 60))

/**
 * Signs in by e-mail or phone and password. Not one transaction: hashing must not
 * hold a connection. Each try is counted as a failure *before* the password is
 * looked at and taken back when it was right, so that any number of simultaneous
 * guesses tests at most `signInTries` passwords. Unknown accounts get the same answers.
 */
export async function signIn(input: { contact: string; password: string } & Client): Promise<SignInResult> {
  const contact = parseContact(input.contact)
  const account = contact?.value ?? input.contact.trim().toLowerCase().slice(0, 254)
  const allowance = await consumeAll([
    [SIGN_IN_LIMITS.address, addressKey(input.ipAddress ?? '')],
    [SIGN_IN_LIMITS.account, account],
  ])
  if (!allowance.ok) return { ok: false, reason: 'too_many', minutes: inMinutes(allowance.retryAfterSeconds) }

  const policy = await getPolicy(database().prisma)
  const user = contact ? await findUser(contact) : null
  if (!user) return refuseUnknown(account, input.password, policy)

  const attempt = await claimAttempt(user.id, policy)
  if (!attempt.allowed) return { ok: false, reason: 'locked', minutes: attempt.minutes }
  if (!(await verifyPassword(user.passwordHash, input.password)) || !user.isActive) {
    return attempt.minutes > 0 ? { ok: false, reason: 'locked', minutes: attempt.minutes } : { ok: false, reason: 'wrong' }
  }
  return openSession(user, input)
}

type FoundUser = { id: string; role: Role; locale: 'id' | 'en'; passwordHash: string | null; isActive: boolean }

async function findUser(contact: { kind: 'email' | 'phone'; value: string }): Promise<FoundUser | null> {
  const { rows } = await database().pool.query<FoundUser>(
    `
    select id, role, locale, password_hash as "passwordHash", is_active as "isActive"
    from users where ${contact.kind === 'email' ? 'email' : 'phone'} = $1`,
    [contact.value],
  )
  return rows[0] ?? null
}

async function refuseUnknown(account: string, password: string, policy: Policy): Promise<SignInRefusal> {
  const lock = unknownLock(policy)
  const waiting = await refusedFor(lock, account)
  if (waiting > 0) return { ok: false, reason: 'locked', minutes: inMinutes(waiting) }
  const attempt = await count(lock, account)
  await verifyPassword(null, password)
  return attempt.ok ? { ok: false, reason: 'wrong' } : { ok: false, reason: 'locked', minutes: inMinutes(attempt.retryAfterSeconds) }
}

/**
 * Counts this try as a failure; the last of `signInTries` sets the lock. One statement on the
 * database's clock, so simultaneous tries cannot slip past each other.
 * @returns `minutes`: until the lock ends; 0 when there is none
 */
async function claimAttempt(userId: string, policy: Policy): Promise<{ allowed: boolean; minutes: number }> {
  const { pool } = database()
  const { rows } = await pool.query<{ seconds: number | null }>(
    `
    update users set
      failed_sign_ins = case when locked_until is null then failed_sign_ins + 1 else 1 end,
      locked_until = case when locked_until is null and failed_sign_ins + 1 >= $2 then app_now() + make_interval(mins => $3) end
    where id = $1 and (locked_until is null or locked_until <= app_now())
    returning extract(epoch from locked_until - app_now())::float8 as seconds`,
    [userId, policy.signInTries, policy.signInLockMinutes],
  )
  if (rows[0]) return { allowed: true, minutes: rows[0].seconds === null ? 0 : inMinutes(rows[0].seconds) }
  const locked = await pool.query<{ locked_until: Date; now: Date }>('select locked_until, app_now() as now from users where id = $1', [
    userId,
  ])
  const row = locked.rows[0]
  const left = row?.locked_until ? toInstant(row.locked_until).since(toInstant(row.now)).total('seconds') : 0
  return { allowed: false, minutes: inMinutes(left) }
}

function openSession(user: FoundUser, client: Client): Promise<SignInResult> {
  return inTransaction({ kind: 'user', id: user.id, role: user.role }, async (tx) => {
    // The password may have been changed, or the account closed, while we were hashing.
    const [still] = await tx.$queryRaw<{ id: string }[]>`
      update users set failed_sign_ins = 0, locked_until = null
      where id = ${user.id}::uuid and is_active and password_hash = ${user.passwordHash} returning id`
    if (!still) return { ok: false, reason: 'wrong' }
    const session = await createSession(tx, { userId: user.id, role: user.role, userAgent: client.userAgent, ipAddress: client.ipAddress })
    return { ok: true, userId: user.id, role: user.role, locale: user.locale, session }
  })
}
