import { expect, test } from 'vitest'
import { createAdmin, createPatient } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { database, inTransaction, type Actor } from '../../platform/db.ts'
import { createPackage, setPackageActive, updatePackage } from './edit-package.ts'
import { managedPackages, packagesOfGrade } from './package-queries.ts'
import { packageSchema } from './package.ts'

const db = testDatabase()
const sent = {
  slug: 'senior-4',
  nameId: 'Paket 4 sesi',
  nameEn: '4-session package',
  grade: 'SENIOR',
  sessionCount: '4',
  totalPrice: '1300001',
  adminFeeAmount: '',
  sortOrder: '2',
}
const input = packageSchema.parse(sent)
const create = (actor: Actor, changes: Partial<typeof input> = {}) =>
  inTransaction(actor, (tx) => createPackage(tx, { ...input, ...changes }))

test("O10 a grade's packages with price and price per session, in the reader's language, without what is off sale", async () => {
  const admin = await createAdmin()
  const created = await create(admin.actor)
  const other = await create(admin.actor, { slug: 'senior-8', sessionCount: 8, sortOrder: 3 })
  if (!created.ok || !other.ok) throw new Error('not created')
  await create(admin.actor, { slug: 'online', place: 'ONLINE' })
  expect(await packagesOfGrade(database().prisma, 'SENIOR', 'en')).toMatchObject([
    { id: created.packageId, name: '4-session package', totalPrice: 1_300_001n, pricePerSession: 325_000n },
    { id: other.packageId },
  ])
  await inTransaction(admin.actor, (tx) => setPackageActive(tx, { packageId: other.packageId, isActive: false }))
  expect((await packagesOfGrade(database().prisma, 'SENIOR', 'id')).map((item) => item.name)).toEqual(['Paket 4 sesi'])
  expect((await managedPackages(database().prisma)).find((item) => item.id === other.packageId)).toMatchObject({
    isActive: false,
    bookings: 0,
  })
})

test('O23 only admins edit packages, each edit is audited, a form shown before another edit is stale', async () => {
  const admin = await createAdmin()
  const patient = await createPatient()
  expect(await create(patient.actor, { slug: 'mine' })).toEqual({ ok: false, reason: 'not_admin' })
  const created = await create(admin.actor, { slug: 'audited' })
  if (!created.ok) throw new Error(created.reason)
  expect(await create(admin.actor, { slug: 'audited' })).toEqual({ ok: false, reason: 'slug_taken' })
  const seen = (await managedPackages(database().prisma)).find((item) => item.slug === 'audited')!.updatedAt
  const update = (changes: Partial<typeof input>, at = seen) =>
    inTransaction(admin.actor, (tx) => updatePackage(tx, { ...input, slug: 'audited', ...changes, packageId: created.packageId, seen: at }))
  expect(await update({ totalPrice: 900_000 })).toMatchObject({ ok: true })
  expect(await update({ totalPrice: 1 })).toEqual({ ok: false, reason: 'stale' })
  const { rows } = await db.pool.query(
    `select action, (before->>'total_price')::int as before, (after->>'totalPrice')::int as after
    from audit_log where subject_id = $1 order by id`,
    [created.packageId],
  )
  expect(rows).toEqual([
    { action: 'package.create', before: null, after: 1_300_001 },
    { action: 'package.update', before: 1_300_001, after: 900_000 },
  ])
})

test('O23 nonsense is refused field by field', () => {
  const paths = (changes: object) => packageSchema.safeParse({ ...sent, ...changes }).error?.issues.map((issue) => issue.path.join('.'))
  expect(paths({ slug: 'Ada Spasi' })).toEqual(['slug'])
  expect(paths({ totalPrice: '0' })).toEqual(['totalPrice'])
  expect(paths({ totalPrice: '1.5' })).toEqual(['totalPrice'])
  expect(paths({ adminFeeAmount: '2000000' })).toEqual(['adminFeeAmount'])
  expect(paths({ grade: 'GOLD', sessionCount: '0' })).toEqual(['grade', 'sessionCount'])
  expect(packageSchema.parse({ ...sent, adminFeeAmount: '0' }).adminFeeAmount).toBe(0)
})
