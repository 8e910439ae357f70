import { expect, test } from 'vitest'
import { advanceClock } from '../../platform/clock.ts'
import { inTransaction, type Role, system } from '../../platform/db.ts'
import { testDatabase } from '../../../test/database.ts'
import { createTherapist } from '../../../test/fixtures.ts'
import {
  createSessionForTests,
  listSessions,
  readSession,
  revokeOtherSessions,
  revokeSession,
  sessionCookie,
  sessionToken,
} from './sessions.ts'

const db = testDatabase()
let count = 0

async function person(role: Role = 'PATIENT'): Promise<string> {
  const { rows } = await db.pool.query('insert into users (name, email, role) values ($1, $2, $3) returning id', [
    'Orang',
    `s${++count}@demo.test`,
    role,
  ])
  return rows[0].id
}

test('O04 a session is read from its cookie, and only its hash is stored', async () => {
  const id = await person()
  const { cookie, token, sessionId } = await createSessionForTests(id)
  expect(await readSession(`theme=dark; ${cookie}; a=b`)).toEqual({
    id,
    role: 'PATIENT',
    name: 'Orang',
    locale: 'id',
    isProfileComplete: false,
    therapistId: null,
    sessionId,
  })
  expect((await readSession(token))?.id).toBe(id)
  const { rows } = await db.pool.query('select * from login_sessions where id = $1', [sessionId])
  expect(JSON.stringify(rows)).not.toContain(token)
  expect(rows[0].token_hash).toHaveLength(32)
})

test('O04 nonsense, absent and foreign cookies are nobody', async () => {
  for (const cookie of [
    null,
    undefined,
    '',
    'fisioku=',
    'fisioku=x',
    `fisioku=${'A'.repeat(43)}`,
    `other=${'A'.repeat(43)}`,
    'A'.repeat(5000),
  ])
    expect(await readSession(cookie)).toBeNull()
  expect(sessionToken(`xfisioku=${'A'.repeat(43)}`)).toBeNull()
})

test('O04 the cookie is HttpOnly and SameSite=Lax', () => {
  expect(sessionCookie('t', 60)).toBe('fisioku=t; Path=/; HttpOnly; SameSite=Lax; Max-Age=60')
})

test('O02 sessions are listed and revocable, each user only their own', async () => {
  const [mine, theirs] = [await person(), await person()]
  const [first, second, third] = [await createSessionForTests(mine), await createSessionForTests(mine), await createSessionForTests(mine)]
  const foreign = await createSessionForTests(theirs)
  expect((await listSessions(mine)).map((s) => s.id).sort()).toEqual([first.sessionId, second.sessionId, third.sessionId].sort())

  const revoke = (userId: string, sessionId: string) => inTransaction(system('test'), (tx) => revokeSession(tx, { userId, sessionId }))
  expect(await revoke(mine, foreign.sessionId)).toBe(false)
  expect((await readSession(foreign.cookie))?.id).toBe(theirs)
  expect(await revoke(mine, first.sessionId)).toBe(true)
  expect(await revoke(mine, first.sessionId)).toBe(false)
  expect(await readSession(first.cookie)).toBeNull()

  expect(await inTransaction(system('test'), (tx) => revokeOtherSessions(tx, { userId: mine, exceptSessionId: third.sessionId }))).toBe(1)
  expect((await listSessions(mine)).map((s) => s.id)).toEqual([third.sessionId])
})

test('O04 a deactivated account has no session', async () => {
  const id = await person()
  const { cookie } = await createSessionForTests(id)
  await db.pool.query('update users set is_active = false where id = $1', [id])
  expect(await readSession(cookie)).toBeNull()
})

test('O04 idleness and age end a session: staff after 12 hours, a patient after 14 and 90 days', async () => {
  const patient = await createSessionForTests(await person())
  const therapist = await createSessionForTests(await person('THERAPIST'))
  const admin = await createSessionForTests(await person('ADMIN'))
  await advanceClock(db.pool, 'PT11H')
  expect(await readSession(therapist.cookie)).not.toBeNull()
  expect(await readSession(admin.cookie)).not.toBeNull()
  await advanceClock(db.pool, 'PT2H')
  expect(await readSession(therapist.cookie)).not.toBeNull()
  expect(await readSession(admin.cookie)).toBeNull()
  await advanceClock(db.pool, 'PT13H')
  expect(await readSession(therapist.cookie)).toBeNull()

  for (let day = 0; day < 85; day += 12) {
    await advanceClock(db.pool, 'PT288H')
    if (day < 72) expect((await readSession(patient.cookie))?.role, `day ${day}`).toBe('PATIENT')
  }
  expect(await readSession(patient.cookie)).toBeNull()

  const quiet = await createSessionForTests(await person())
  await advanceClock(db.pool, 'PT335H')
  expect(await readSession(quiet.cookie)).not.toBeNull()
  await advanceClock(db.pool, 'PT337H')
  expect(await readSession(quiet.cookie)).toBeNull()
})

test('O06 every request of a therapist is a sign of life, written at most once a minute', async () => {
  const therapist = await createTherapist()
  const { cookie } = await createSessionForTests(therapist.userId)
  const sign = async () =>
    (await db.pool.query('select last_sign_at from therapist_presence where therapist_id = $1', [therapist.id])).rows[0]!
      .last_sign_at as Date
  await db.pool.query(`update therapist_presence set last_sign_at = app_now() - interval '13 hours' where therapist_id = $1`, [
    therapist.id,
  ])
  const silent = await sign()
  await readSession(cookie)
  const heard = await sign()
  expect(heard.getTime() - silent.getTime()).toBeGreaterThan(12.9 * 3_600_000)
  await advanceClock(db.pool, 'PT30S')
  await readSession(cookie)
  expect(await sign()).toEqual(heard)
  await advanceClock(db.pool, 'PT31S')
  await readSession(cookie)
  expect((await sign()).getTime()).toBeGreaterThan(heard.getTime())
})
