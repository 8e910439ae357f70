import { beforeEach, expect, test } from 'vitest'
import { advanceClock } from '../../platform/clock.ts'
import { testDatabase } from '../../../test/database.ts'
import { changePassword } from './change-password.ts'
import { hashPassword } from './passwords.ts'
import { createSessionForTests, readSession } from './sessions.ts'
import { consume } from '../../platform/rate-limit.ts'
import { SIGN_IN_LIMITS } from './sign-in-policy.ts'
import { signIn } from './sign-in.ts'

const db = testDatabase()
const PASSWORD = 'kuda lumping di pasar'
let stored: string | undefined
let count = 0
let email = ''
let phone = ''
let userId = ''

beforeEach(async () => {
  stored ??= await hashPassword(PASSWORD)
  email = `orang${++count}@demo.test`
  phone = `+62812000000${String(count).padStart(2, '0')}`
  const { rows } = await db.pool.query('insert into users (name, email, phone, password_hash) values ($1, $2, $3, $4) returning id', [
    'Orang',
    email,
    phone,
    stored,
  ])
  userId = rows[0].id
})

const attempt = (contact: string, password: string) => signIn({ contact, password, ipAddress: `10.0.${count}.1`, userAgent: 'test' })
const lock = async () => (await db.pool.query('select failed_sign_ins, locked_until from users where id = $1', [userId])).rows[0]

test('O02 the right password signs in by e-mail or by phone in any spelling', async () => {
  for (const contact of [email, email.toUpperCase(), ` ${email} `, phone, phone.replace('+62', '0'), phone.slice(1)]) {
    const result = await attempt(contact, PASSWORD)
    expect(result, contact).toMatchObject({ ok: true, userId, role: 'PATIENT' })
    if (result.ok) expect((await readSession(result.session.token))?.id).toBe(userId)
  }
})

test('O02 five failures lock for 30 minutes, even for the right password; then it opens again', async () => {
  for (let i = 1; i <= 4; i++) expect(await attempt(email, 'salah'), `try ${i}`).toEqual({ ok: false, reason: 'wrong' })
  expect(await attempt(email, 'salah')).toEqual({ ok: false, reason: 'locked', minutes: 30 })
  expect(await attempt(phone, PASSWORD)).toEqual({ ok: false, reason: 'locked', minutes: 30 })
  await advanceClock(db.pool, 'PT29M')
  expect(await attempt(email, PASSWORD)).toEqual({ ok: false, reason: 'locked', minutes: 1 })
  await advanceClock(db.pool, 'PT1M1S')
  expect(await attempt(email, 'salah')).toEqual({ ok: false, reason: 'wrong' })
  expect(await attempt(email, PASSWORD)).toMatchObject({ ok: true })
  expect(await lock()).toEqual({ failed_sign_ins: 0, locked_until: null })
})

test('O02 a success in between starts the count again', async () => {
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 4; i++) expect(await attempt(email, 'salah')).toEqual({ ok: false, reason: 'wrong' })
    expect(await attempt(email, PASSWORD)).toMatchObject({ ok: true })
  }
})

test('O02 of 18 simultaneous guesses at most five are looked at', async () => {
  const answers = await Promise.all(Array.from({ length: 18 }, (_, i) => attempt(email, `tebakan ${i}`)))
  const reasons = answers.map((answer) => (answer.ok ? 'in' : answer.reason))
  expect(reasons.filter((reason) => reason === 'wrong')).toHaveLength(4)
  expect(reasons.filter((reason) => reason === 'locked')).toHaveLength(14)
  expect(await lock()).toMatchObject({ failed_sign_ins: 5 })
})

test('O02 an unknown account gives the same answers, to the lock', async () => {
  for (const nobody of [`tidak-ada-${count}@demo.test`, '+6281999999999', 'bukan apa-apa']) {
    const answers = []
    for (let i = 0; i < 6; i++) answers.push(await attempt(nobody, 'salah'))
    expect(answers.slice(0, 4)).toEqual(Array(4).fill({ ok: false, reason: 'wrong' }))
    expect(answers.slice(4)).toEqual(Array(2).fill({ ok: false, reason: 'locked', minutes: 30 }))
  }
})

test('O02 a closed account and one without a password do not open', async () => {
  await db.pool.query('update users set is_active = false where id = $1', [userId])
  expect(await attempt(email, PASSWORD)).toEqual({ ok: false, reason: 'wrong' })
  await db.pool.query('update users set is_active = true, password_hash = null where id = $1', [userId])
  expect(await attempt(email, PASSWORD)).toEqual({ ok: false, reason: 'wrong' })
})

test('B02 one client is stopped after many tries, whoever it tries', async () => {
  const { address } = SIGN_IN_LIMITS
  for (let i = 0; i < address.points - 2; i++) await consume(address, '2001:db8:0:0::/64')
  const answers = []
  for (let i = 0; i < 4; i++) answers.push(await signIn({ contact: `x${i}`, password: 'x', ipAddress: `2001:db8::${i + 1}` }))
  expect(answers.map((answer) => !answer.ok && answer.reason)).toEqual(['wrong', 'wrong', 'too_many', 'too_many'])
})

test('O02 changing the password needs the present one and ends the other sessions', async () => {
  const [here, elsewhere] = [await createSessionForTests(userId), await createSessionForTests(userId)]
  const change = (current: string) =>
    changePassword({ userId, role: 'PATIENT', sessionId: here.sessionId, current, next: 'wayang kulit semalam' })
  expect(await change('salah')).toEqual({ ok: false, reason: 'wrong' })
  expect(await change(PASSWORD)).toEqual({ ok: true })
  expect(await readSession(here.cookie)).not.toBeNull()
  expect(await readSession(elsewhere.cookie)).toBeNull()
  expect(await attempt(email, PASSWORD)).toEqual({ ok: false, reason: 'wrong' })
  expect(await attempt(email, 'wayang kulit semalam')).toMatchObject({ ok: true })
})

test('O02 R04 how many failures lock, and for how long, is what the policy says, known account or not', async () => {
  await db.pool.query(`insert into policies (values) values ('{"signInTries": 2, "signInLockMinutes": 7}')`)
  for (const contact of [email, `tidak-ada-${count}@demo.test`]) {
    expect(await attempt(contact, 'salah')).toEqual({ ok: false, reason: 'wrong' })
    expect(await attempt(contact, 'salah')).toEqual({ ok: false, reason: 'locked', minutes: 7 })
    expect(await attempt(contact, PASSWORD)).toEqual({ ok: false, reason: 'locked', minutes: 7 })
  }
  await advanceClock(db.pool, 'PT7M1S')
  expect(await attempt(email, PASSWORD)).toMatchObject({ ok: true })
})
