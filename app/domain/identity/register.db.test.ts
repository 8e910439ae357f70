import { expect, test } from 'vitest'
import { inTransaction, system } from '../../platform/db.ts'
import { testDatabase } from '../../../test/database.ts'
import type { Contact } from './contact.ts'
import { register } from './register.ts'
import { readSession } from './sessions.ts'
import { updateProfile } from './update-profile.ts'

const db = testDatabase({ max: 20 })
const enroll = (contact: Contact, name = 'Sari') =>
  inTransaction(system('test'), (tx) => register(tx, { name, contact, passwordHash: '$argon2id$test', locale: 'id', userAgent: 'test' }))
const email = (value: string): Contact => ({ kind: 'email', value })
const phone = (value: string): Contact => ({ kind: 'phone', value })

test('O01 registration makes a patient, signs in and records the consent', async () => {
  const result = await enroll(email('sari@demo.test'))
  if (!result.ok) throw new Error(result.reason)
  expect(await readSession(result.session.token)).toMatchObject({
    id: result.userId,
    role: 'PATIENT',
    name: 'Sari',
    isProfileComplete: false,
  })
  const { rows } = await db.pool.query(`select action, after from audit_log where subject_id = $1`, [result.userId])
  expect(rows).toEqual([{ action: 'consent.given', after: { purpose: 'care', version: '2026-11' } }])
})

test.each([
  ['e-mail', email('rebutan@demo.test')],
  ['number', phone('+6281200001111')],
] as const)('O01 of 20 simultaneous registrations of one %s one wins, the others are told', async (_, contact) => {
  const results = await Promise.all(Array.from({ length: 20 }, () => enroll(contact)))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.filter((result) => !result.ok && result.reason === 'contact_taken')).toHaveLength(19)
  const { rows } = await db.pool.query('select count(*)::int as n from users where email = $1 or phone = $1', [contact.value])
  expect(rows[0].n).toBe(1)
})

test('O01 one number wanted by a registration and by profiles at once goes to one of them', async () => {
  const wanted = '+6281200002222'
  const owners: string[] = []
  for (let i = 0; i < 5; i++) {
    const made = await enroll(email(`profil${i}@demo.test`))
    if (made.ok) owners.push(made.userId)
  }
  const profile = (userId: string) =>
    inTransaction(system('test'), (tx) =>
      updateProfile(tx, { userId, name: 'Sari', phone: wanted, birthDate: Temporal.PlainDate.from('1990-02-28'), gender: 'FEMALE' }),
    )
  const results = await Promise.all([enroll(phone(wanted)), ...owners.map(profile)])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
})
