import { createHash, randomBytes } from 'node:crypto'
import { config } from '../../platform/config.ts'
import { database, inTransaction, nowOf, type Role, system, toInstant, type Tx } from '../../platform/db.ts'
import { disconnectRoom } from '../../platform/events.ts'
import { RECORD_SIGN, SIGN_EVERY_SECONDS } from './presence.ts'
import { SEEN_EVERY, SESSION_LIFETIME } from './session-policy.ts'

/** The signed-in person, as every loader, action and socket sees them. */
export type SessionUser = {
  id: string
  role: Role
  name: string
  locale: 'id' | 'en'
  isProfileComplete: boolean
  /** Row of `therapists`; null for everyone else. */
  therapistId: string | null
  /** Row of `login_sessions` behind the cookie. */
  sessionId: string
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** `__Host-` binds the cookie to this very host over TLS; plain http (a laptop) cannot carry it. */
export function sessionCookieName(): string {
  return isSecure() ? '__Host-fisioku' : 'fisioku'
}

function isSecure(): boolean {
  return config().appUrl.startsWith('https:')
}

/** `Set-Cookie` value that signs the browser in until `expiresAt`. */
export function sessionCookie(token: string, maxAgeSeconds: number): string {
  return `${sessionCookieName()}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${Math.max(0, Math.floor(maxAgeSeconds))}${isSecure() ? '; Secure' : ''}`
}

/** `Set-Cookie` value that forgets the session. */
export function clearedSessionCookie(): string {
  return sessionCookie('', 0)
}

/** The session token in a Cookie header (or the bare token itself); null when there is none of the right shape. */
export function sessionToken(cookie: string | null | undefined): string | null {
  if (!cookie) return null
  if (TOKEN.test(cookie)) return cookie
  for (const pair of cookie.split(';')) {
    const cut = pair.indexOf('=')
    if (cut > 0 && pair.slice(0, cut).trim() === sessionCookieName()) {
      const token = pair.slice(cut + 1).trim()
      return TOKEN.test(token) ? token : null
    }
  }
  return null
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

const seconds = (duration: Temporal.Duration): number => duration.total('seconds')

type SessionRow = {
  id: string
  role: Role
  name: string
  locale: 'id' | 'en'
  is_profile_complete: boolean
  therapist_id: string | null
  session_id: string
  unseen: boolean
  sign_due: boolean
}

const READ_SESSION = `
  select u.id, u.role, u.name, u.locale, u.is_profile_complete, t.id as therapist_id, s.id as session_id,
    s.last_seen_at < app_now() - make_interval(secs => $2) as unseen,
    t.id is not null and coalesce(p.last_sign_at < app_now() - make_interval(secs => $6), true) as sign_due
  from login_sessions s
  join users u on u.id = s.user_id
  left join therapists t on t.user_id = u.id
  left join therapist_presence p on p.therapist_id = t.id
  where s.token_hash = $1 and s.revoked_at is null and s.expires_at > app_now() and u.is_active
    and s.last_seen_at > app_now() - make_interval(secs => case u.role when 'PATIENT' then $3::int when 'THERAPIST' then $4 else $5 end)`

/**
 * Who a request or a socket belongs to.
 * @param cookie a Cookie header or the bare token
 * @returns null for no, an unknown, a revoked, an idle or an expired session, and for a locked-out account
 */
export async function readSession(cookie: string | null | undefined): Promise<SessionUser | null> {
  const token = sessionToken(cookie)
  if (!token) return null
  const { pool } = database()
  const { rows } = await pool.query<SessionRow>({
    name: 'read-session',
    text: READ_SESSION,
    values: [
      hashOf(token),
      seconds(SEEN_EVERY),
      seconds(SESSION_LIFETIME.PATIENT.idle),
      seconds(SESSION_LIFETIME.THERAPIST.idle),
      seconds(SESSION_LIFETIME.ADMIN.idle),
      SIGN_EVERY_SECONDS,
    ],
  })
  const row = rows[0]
  if (!row) return null
  if (row.unseen)
    await pool.query('update login_sessions set last_seen_at = app_now() where id = $1 and revoked_at is null', [row.session_id])
  if (row.sign_due) await pool.query({ name: 'record-sign', text: RECORD_SIGN, values: [row.therapist_id, SIGN_EVERY_SECONDS] })
  return {
    id: row.id,
    role: row.role,
    name: row.name,
    locale: row.locale,
    isProfileComplete: row.is_profile_complete,
    therapistId: row.therapist_id,
    sessionId: row.session_id,
  }
}

export type NewSession = { sessionId: string; token: string; expiresAt: Temporal.Instant; maxAgeSeconds: number }
export type Client = { userAgent?: string | null; ipAddress?: string | null }

/** Signs a user in: always a fresh token, of which only the hash is kept. */
export async function createSession(tx: Tx, input: { userId: string; role: Role } & Client): Promise<NewSession> {
  const token = randomBytes(32).toString('base64url')
  const { absolute } = SESSION_LIFETIME[input.role]
  const expiresAt = nowOf(tx).add(absolute)
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    insert into login_sessions (user_id, token_hash, user_agent, ip_address, expires_at)
    values (${input.userId}::uuid, ${hashOf(token)}, ${input.userAgent?.slice(0, 300) ?? null}, ${input.ipAddress?.slice(0, 60) ?? null}, ${expiresAt.toString()}::timestamptz)
    returning id`
  return { sessionId: row!.id, token, expiresAt, maxAgeSeconds: absolute.total('seconds') }
}

/** Ends one session of this user and closes its sockets on every node. False when there is none to end. */
export async function revokeSession(tx: Tx, input: { userId: string; sessionId: string }): Promise<boolean> {
  const ended = await tx.$queryRaw<{ id: string }[]>`
    update login_sessions set revoked_at = app_now()
    where id = ${input.sessionId}::uuid and user_id = ${input.userId}::uuid and revoked_at is null returning id`
  for (const { id } of ended) await disconnectRoom(tx, `session:${id}`)
  return ended.length > 0
}

/** Ends every session of a user but one (or all of them); returns how many ended. */
export async function revokeOtherSessions(tx: Tx, input: { userId: string; exceptSessionId: string | null }): Promise<number> {
  const ended = await tx.$queryRaw<{ id: string }[]>`
    update login_sessions set revoked_at = app_now()
    where user_id = ${input.userId}::uuid and revoked_at is null and id is distinct from ${input.exceptSessionId}::uuid returning id`
  for (const { id } of ended) await disconnectRoom(tx, `session:${id}`)
  return ended.length
}

export type SessionListing = {
  id: string
  userAgent: string | null
  ipAddress: string | null
  createdAt: Temporal.Instant
  lastSeenAt: Temporal.Instant
}

/** The sessions with which this user could act right now, newest activity first. */
export async function listSessions(userId: string): Promise<SessionListing[]> {
  const { rows } = await database().pool.query<{
    id: string
    user_agent: string | null
    ip_address: string | null
    created_at: Date
    last_seen_at: Date
  }>(
    `
    select s.id, s.user_agent, s.ip_address, s.created_at, s.last_seen_at
    from login_sessions s join users u on u.id = s.user_id
    where s.user_id = $1 and s.revoked_at is null and s.expires_at > app_now()
      and s.last_seen_at > app_now() - make_interval(secs => case u.role when 'PATIENT' then $2::int when 'THERAPIST' then $3 else $4 end)
    order by s.last_seen_at desc, s.id desc`,
    [userId, seconds(SESSION_LIFETIME.PATIENT.idle), seconds(SESSION_LIFETIME.THERAPIST.idle), seconds(SESSION_LIFETIME.ADMIN.idle)],
  )
  return rows.map((row) => ({
    id: row.id,
    userAgent: row.user_agent,
    ipAddress: row.ip_address,
    createdAt: toInstant(row.created_at),
    lastSeenAt: toInstant(row.last_seen_at),
  }))
}

/** Signs a user in without a password and returns the Cookie header; for tests and measurements. */
export async function createSessionForTests(userId: string): Promise<{ cookie: string; token: string; sessionId: string }> {
  if (config().production) throw new Error('createSessionForTests is refused in production')
  return inTransaction(system('test'), async (tx) => {
    const [user] = await tx.$queryRaw<{ role: Role }[]>`select role from users where id = ${userId}::uuid`
    if (!user) throw new Error(`No user ${userId}`)
    const { token, sessionId } = await createSession(tx, { userId, role: user.role, userAgent: 'test' })
    return { cookie: `${sessionCookieName()}=${token}`, token, sessionId }
  })
}
