import { Prisma } from '../../platform/db.ts'

/**
 * Joins the newest correction of the pin of a booking `b` as `pin`, all null where there is
 * none. Whoever goes there goes to `coalesce(pin.latitude, b.address_latitude)`.
 */
export const PIN = Prisma.sql`left join lateral (
  select p.latitude, p.longitude, p.distance_km, p.reason, p.created_at from pin_corrections p
  where p.booking_id = b.id order by p.id desc limit 1) pin on true`
