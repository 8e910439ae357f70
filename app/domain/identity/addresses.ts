import type { Tx } from '../../platform/db.ts'
import { refreshProfileCompleteness } from './profile-completeness.ts'
import { regionOptions, unknownLevels, zoneOfProvince } from './regions/regions.ts'

/** Nobody lives in more places; beyond it something is wrong. */
export const MAX_ADDRESSES = 20

export type AddressInput = {
  label: string
  street: string
  landmark: string | null
  province: string
  city: string
  district: string
  village: string
  postalCode: string | null
  /** The pin. It wins over the names; null takes the centre of the chosen area where one is known. */
  latitude: number | null
  longitude: number | null
}

type Refusal = { ok: false; reason: 'region_unknown' | 'pin_missing' | 'too_many' | 'not_found' }
export type AddressResult = { ok: true; addressId: string } | Refusal

type Located = { latitude: number; longitude: number; timeZone: string }

function locate(input: AddressInput): Located | Refusal {
  if (unknownLevels(input).length > 0) return { ok: false, reason: 'region_unknown' }
  const centre = regionOptions(input).centre
  const latitude = input.latitude ?? centre?.latitude
  const longitude = input.longitude ?? centre?.longitude
  if (latitude === undefined || longitude === undefined) return { ok: false, reason: 'pin_missing' }
  return { latitude, longitude, timeZone: zoneOfProvince(input.province) }
}

/** Adds an address; its time zone is that of its province. */
export async function addAddress(tx: Tx, input: AddressInput & { userId: string }): Promise<AddressResult> {
  const place = locate(input)
  if ('ok' in place) return place
  // Serializes this user's additions, so the limit holds.
  const user = await tx.$queryRaw<{ id: string }[]>`select id from users where id = ${input.userId}::uuid for update`
  if (user.length === 0) return { ok: false, reason: 'not_found' }
  const count = await tx.address.count({ where: { userId: input.userId, archivedAt: null } })
  if (count >= MAX_ADDRESSES) return { ok: false, reason: 'too_many' }
  const { id } = await tx.address.create({ data: { ...columns(input), ...place, userId: input.userId }, select: { id: true } })
  await refreshProfileCompleteness(tx, input.userId)
  return { ok: true, addressId: id }
}

/** Changes an address. Bookings keep the text and the pin they were made with. */
export async function editAddress(tx: Tx, input: AddressInput & { userId: string; addressId: string }): Promise<AddressResult> {
  const place = locate(input)
  if ('ok' in place) return place
  const { count } = await tx.address.updateMany({
    where: { id: input.addressId, userId: input.userId, archivedAt: null },
    data: { ...columns(input), ...place },
  })
  return count === 1 ? { ok: true, addressId: input.addressId } : { ok: false, reason: 'not_found' }
}

/** Takes an address out of use; bookings that name it keep it. */
export async function archiveAddress(
  tx: Tx,
  input: { userId: string; addressId: string },
): Promise<{ ok: true } | { ok: false; reason: 'not_found' }> {
  const archived = await tx.$executeRaw`
    update addresses set archived_at = app_now()
    where id = ${input.addressId}::uuid and user_id = ${input.userId}::uuid and archived_at is null`
  if (archived === 0) return { ok: false, reason: 'not_found' }
  await refreshProfileCompleteness(tx, input.userId)
  return { ok: true }
}

function columns(input: AddressInput) {
  const { label, street, landmark, province, city, district, village, postalCode } = input
  return { label, street, landmark, province, city, district, village, postalCode }
}
