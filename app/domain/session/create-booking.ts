import { randomInt } from 'node:crypto'
import type { Tx } from '../../platform/db.ts'
import type { Policy } from '../policy/policy.ts'
import { holdEnd } from './jobs.ts'
import { occupiedTimes, type Place } from './session.ts'

/** AT_UPGRADE: from the package as it was later; a booking that takes the plan over says so too. */
export type SoldRecorded = 'AT_SALE' | 'AT_UPGRADE'

/** Everything that is frozen on a booking when it is sold; money in whole rupiah. */
export type Sale = {
  patientId: string
  therapistId: string
  packageId: string
  bookingType: string
  /** The package as it was sold, whatever becomes of it. */
  sold: {
    nameId: string
    nameEn: string
    place: Place
    grade: string
    therapyMinutes: number
    travelMinutes: number
    recorded?: SoldRecorded
  }
  address: { id: string | null; text: string; latitude: number; longitude: number; distanceKm: string; timeZone: string; area: string }
  price: { total: bigint; adminFee: bigint; therapistNet: bigint }
  /** One for each session, in order. */
  shares: readonly { therapist: bigint; platform: bigint }[]
  policy: Policy
  note: string | null
  startsAt: Temporal.Instant
  holdExpiresAt: Temporal.Instant
  /** Days from now that the package is valid. */
  validFor: Temporal.Duration
  /** One per intention of the patient. */
  request?: { key: string | null; hash: Buffer }
  /** The declined or unanswered booking whose plan this one takes over. */
  replacesId?: string
}

/**
 * The booking, awaiting payment, its sessions (the first holds its time) and the job
 * that ends the hold, in one statement: this is the busiest write of the product, and
 * every round trip here is time under the calendars' lock. The caller has those locks.
 */
export async function createBooking(tx: Tx, sale: Sale): Promise<{ id: string; code: string }> {
  const { sold, address, price } = sale
  const { endsAt, blockedUntil } = occupiedTimes(sale.startsAt, sold)
  const code = newBookingCode()
  const hold = sale.holdExpiresAt.toString()
  const [created] = await tx.$queryRaw<{ id: string }[]>`
    with booking as (
      insert into bookings (code, patient_id, therapist_id, package_id, booking_type, status, address_id, locked_address,
        address_latitude, address_longitude, distance_km, time_zone, session_count, total_price, admin_fee_amount, therapist_net_total,
        policy_snapshot, note, hold_expires_at, expires_at, idempotency_key, request_hash, replaces_id,
        place, sold_name_id, sold_name_en, grade, therapy_minutes, travel_minutes, area, sold_recorded)
      values (${code}, ${sale.patientId}::uuid, ${sale.therapistId}::uuid, ${sale.packageId}::uuid, ${sale.bookingType}::booking_type, 'PENDING',
        ${address.id}::uuid, ${address.text}, ${address.latitude}, ${address.longitude}, ${address.distanceKm}::numeric,
        ${address.timeZone}, ${sale.shares.length}, ${price.total}, ${price.adminFee}, ${price.therapistNet},
        ${JSON.stringify(sale.policy)}::jsonb, ${sale.note}, ${hold}::timestamptz, app_now() + ${sale.validFor.toString()}::interval,
        ${sale.request?.key ?? null}, ${sale.request?.hash ?? null}, ${sale.replacesId ?? null}::uuid,
        ${sold.place}::package_place, ${sold.nameId}, ${sold.nameEn}, ${sold.grade}::therapist_grade, ${sold.therapyMinutes}, ${sold.travelMinutes},
        ${address.area}, ${sold.recorded ?? 'AT_SALE'})
      returning id, patient_id, therapist_id
    ), sessions as (
      insert into sessions (booking_id, patient_id, therapist_id, ordinal, status, starts_at, ends_at, blocked_until, therapist_share, platform_share)
      select booking.id, booking.patient_id, booking.therapist_id, share.ordinal,
        case when share.ordinal = 1 then 'SCHEDULED' else 'PENDING_SCHEDULING' end::session_status,
        case when share.ordinal = 1 then ${sale.startsAt.toString()}::timestamptz end,
        case when share.ordinal = 1 then ${endsAt.toString()}::timestamptz end,
        case when share.ordinal = 1 then ${blockedUntil.toString()}::timestamptz end,
        share.therapist, share.platform
      from booking, unnest(${sale.shares.map((share) => share.therapist.toString())}::bigint[], ${sale.shares.map((share) => share.platform.toString())}::bigint[])
        with ordinality as share(therapist, platform, ordinal)
      returning 1
    )
    select booking.id, (graphile_worker.add_job(${holdEnd.name}, payload := json_build_object('bookingId', booking.id),
      run_at := ${hold}::timestamptz - (select shift from clock_shift), job_key := 'hold:' || booking.id, max_attempts := ${holdEnd.tries},
      priority := ${holdEnd.priority})).id as job
    from booking, (select count(*) from sessions) as written`
  return { id: created!.id, code }
}

// Without 0/O, 1/I: the code is read aloud on the phone.
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

function newBookingCode(): string {
  return Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}
