import { Prisma, type Tx } from '../../platform/db.ts'
import { distanceKmSql } from '../../platform/geo.ts'
import { PIN } from './pin.ts'

const KM = Prisma.raw(
  distanceKmSql({ latitude: 't.latitude', longitude: 't.longitude' }, { latitude: 'way.latitude', longitude: 'way.longitude' }),
)

/**
 * Says anew how far it is from the booking's therapist of today to where they are to go,
 * the corrected pin before the address. After either of the two has changed.
 */
export async function measureWay(tx: Tx, bookingId: string): Promise<void> {
  await tx.$executeRaw`
    update bookings set distance_km = round((${KM})::numeric, 2)
    from therapists t, (
      select b.id, b.therapist_id, coalesce(pin.latitude, b.address_latitude) as latitude, coalesce(pin.longitude, b.address_longitude) as longitude
      from bookings b ${PIN} where b.id = ${bookingId}::uuid) way
    where bookings.id = way.id and t.id = way.therapist_id`
}
