import { expect, test } from 'vitest'
import { inTransaction, system, type Tx } from '../../platform/db.ts'
import { testDatabase } from '../../../test/database.ts'
import { addAddress, type AddressInput, archiveAddress, editAddress, MAX_ADDRESSES } from './addresses.ts'
import { findAddress, listAddresses, readProfile } from './identity-queries.ts'
import { updateProfile } from './update-profile.ts'

const db = testDatabase()
let count = 0
const run = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(system('test'), work)

async function person(): Promise<string> {
  const { rows } = await db.pool.query('insert into users (name, email) values ($1, $2) returning id', ['Sari', `p${++count}@demo.test`])
  return rows[0].id
}
const isComplete = async (id: string): Promise<boolean> =>
  (await db.pool.query('select is_profile_complete from users where id = $1', [id])).rows[0].is_profile_complete

const tebet: AddressInput = {
  label: 'Rumah',
  street: 'Jl. Tebet Barat Dalam 5',
  landmark: 'Depan warung',
  province: 'DKI Jakarta',
  city: 'Kota Jakarta Selatan',
  district: 'Tebet',
  village: 'Tebet Barat',
  postalCode: '12810',
  latitude: null,
  longitude: null,
}
const profileOf = (userId: string) => ({
  userId,
  name: 'Sari Dewi',
  phone: `+6281300000${String(count).padStart(3, '0')}`,
  birthDate: Temporal.PlainDate.from('1961-08-17'),
  gender: 'FEMALE' as const,
})

test('F06 a profile is complete with name, phone, birth date, gender and an address, in either order, and only then', async () => {
  const first = await person()
  expect(await run((tx) => updateProfile(tx, profileOf(first)))).toEqual({ ok: true, isProfileComplete: false })
  const added = await run((tx) => addAddress(tx, { ...tebet, userId: first }))
  expect(added).toMatchObject({ ok: true })
  expect(await isComplete(first)).toBe(true)

  const second = await person()
  await run((tx) => addAddress(tx, { ...tebet, userId: second }))
  expect(await isComplete(second)).toBe(false)
  expect(await run((tx) => updateProfile(tx, profileOf(second)))).toEqual({ ok: true, isProfileComplete: true })

  if (added.ok) await run((tx) => archiveAddress(tx, { userId: first, addressId: added.addressId }))
  expect(await isComplete(first)).toBe(false)
  expect(await readProfile(first)).toMatchObject({ name: 'Sari Dewi', birthDate: '1961-08-17', gender: 'FEMALE', addresses: [] })
})

test("F06 a number that is somebody else's is refused and nothing changes", async () => {
  const [mine, theirs] = [await person(), await person()]
  const profile = profileOf(theirs)
  await run((tx) => updateProfile(tx, profile))
  expect(await run((tx) => updateProfile(tx, { ...profile, userId: mine }))).toEqual({ ok: false, reason: 'phone_taken' })
  expect(await readProfile(mine)).toMatchObject({ name: 'Sari', phone: null })
  expect(await run((tx) => updateProfile(tx, { ...profile, name: 'Sari lagi' }))).toMatchObject({ ok: true })
})

test('T11 an address takes the time zone of its province and, without a pin, the centre of its area', async () => {
  const userId = await person()
  await run((tx) => addAddress(tx, { ...tebet, userId }))
  await run((tx) =>
    addAddress(tx, { ...tebet, userId, province: 'Sulawesi Selatan', city: 'Kota Makassar', district: 'Panakkukang', village: 'Masale' }),
  )
  await run((tx) =>
    addAddress(tx, {
      ...tebet,
      userId,
      province: 'Papua',
      city: 'Kota Jayapura',
      district: 'Abepura',
      village: 'Kota Baru',
      latitude: -2.6,
      longitude: 140.67,
    }),
  )
  const list = await listAddresses(userId)
  expect(list.map((address) => address.timeZone)).toEqual(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'])
  expect(list[0]!.latitude).toBeCloseTo(-6.23, 1)
  expect(list[2]).toMatchObject({ latitude: -2.6, longitude: 140.67 })
})

test('F04 an unknown place and a missing pin are refused', async () => {
  const userId = await person()
  expect(await run((tx) => addAddress(tx, { ...tebet, userId, city: 'Kota Bogor' }))).toEqual({ ok: false, reason: 'region_unknown' })
  const bandung = { ...tebet, userId, province: 'Jawa Barat', city: 'Kota Bandung', district: 'Coblong', village: 'Dago' }
  expect(await run((tx) => addAddress(tx, bandung))).toEqual({ ok: false, reason: 'pin_missing' })
  expect(await run((tx) => addAddress(tx, { ...bandung, latitude: -6.885, longitude: 107.613 }))).toMatchObject({ ok: true })
})

test("F04 nobody reads, changes or archives another person's address", async () => {
  const [mine, theirs] = [await person(), await person()]
  const added = await run((tx) => addAddress(tx, { ...tebet, userId: theirs }))
  if (!added.ok) throw new Error(added.reason)
  const { addressId } = added
  expect(await findAddress(mine, addressId)).toBeNull()
  expect(await run((tx) => editAddress(tx, { ...tebet, userId: mine, addressId, label: 'Milik saya' }))).toEqual({
    ok: false,
    reason: 'not_found',
  })
  expect(await run((tx) => archiveAddress(tx, { userId: mine, addressId }))).toEqual({ ok: false, reason: 'not_found' })
  expect(await run((tx) => editAddress(tx, { ...tebet, userId: theirs, addressId, label: 'Kantor' }))).toEqual({ ok: true, addressId })
  expect(await findAddress(theirs, addressId)).toMatchObject({ label: 'Kantor' })
})

test('F04 the number of addresses is bounded, also when they come at once', async () => {
  const userId = await person()
  const results = await Promise.all(Array.from({ length: MAX_ADDRESSES + 5 }, () => run((tx) => addAddress(tx, { ...tebet, userId }))))
  expect(results.filter((result) => result.ok)).toHaveLength(MAX_ADDRESSES)
  expect(results.filter((result) => !result.ok && result.reason === 'too_many')).toHaveLength(5)
})
