import { createHash } from 'node:crypto'
import { nowOf, type Tx } from '../../platform/db.ts'
import { readPolicy, type Policy } from '../policy/policy.ts'
import { isOnCalendar } from '../scheduling/local-time.ts'
import { visitLength } from '../scheduling/slot-policy.ts'
import { createBooking, type Sale } from '../session/create-booking.ts'
import { releaseExpiredHolds } from '../session/release-holds.ts'
import type { BookingStatus } from '../session/session.ts'
import { priceOf, sharesOf, type BookingType } from './booking.ts'
import { distanceToAddress, refuseStanding, refuseTime, type RequestRefusal } from './may-request.ts'
import { readRequestFacts, type RequestFacts } from './request-facts.ts'

export type RequestBookingInput = {
  patientId: string
  therapistId: string
  packageId: string
  addressId: string
  bookingType: BookingType
  startsAt: Temporal.Instant
  note?: string
  /** One per intention of the patient; sent again, it answers with the booking it made. */
  idempotencyKey?: string
}

export type RequestBookingResult =
  /** `status`: as the booking is now; one answered again may have moved on. */
  | { ok: true; bookingId: string; code: string; status: BookingStatus; holdExpiresAt: Temporal.Instant; isNew: boolean }
  | { ok: false; reason: RequestRefusal | 'too_many_holds' | 'idempotency_key_reused' }

/** A hold costs nothing, so one person may not keep a therapist's whole calendar from others with them. */
const MOST_HOLDS = 5

/** Whose calendars a request writes; lock them when the transaction begins. */
export function calendarsOf(input: { therapistId: string; patientId: string }): string[] {
  return [input.therapistId, input.patientId]
}

/**
 * Holds a slot and creates the booking awaiting payment. Run it with
 * `inTransaction(actor, …, { lockCalendars: calendarsOf(input) })`: two requests
 * for one calendar then stand in line, and the second sees what the first took.
 * The exclusion constraints stay behind as the guarantee.
 */
export async function requestBooking(tx: Tx, input: RequestBookingInput): Promise<RequestBookingResult> {
  if (!isOnCalendar(input.startsAt)) return { ok: false, reason: 'schedule_not_found' }
  const facts = await readRequestFacts(tx, input)
  // Whatever has changed since, a repeated request is answered with the booking it made.
  const repeated = answerRepeated(facts, input)
  if (repeated) return repeated
  const refusal = refuseStanding(facts, input, nowOf(tx))
  if (refusal) return { ok: false, reason: refusal }
  if (facts.open_holds >= MOST_HOLDS) return { ok: false, reason: 'too_many_holds' }

  const untimely = refuseTime(facts, input, nowOf(tx))
  if (untimely) return { ok: false, reason: untimely }
  if (facts.has_expired_hold) await releaseExpiredHolds(tx, input)
  return sell(tx, facts, input)
}

/** A second tap, a retry after a lost answer, or the same wish in a second window: offer the booking that waits. */
function answerRepeated(facts: RequestFacts, input: RequestBookingInput): RequestBookingResult | null {
  if (facts.repeated_id) {
    if (!facts.repeated_hash?.equals(requestHash(input))) return { ok: false, reason: 'idempotency_key_reused' }
    return existing(facts.repeated_id, facts.repeated_code!, facts.repeated_status!, facts.repeated_hold!)
  }
  if (facts.pending_id) return existing(facts.pending_id, facts.pending_code!, 'PENDING', facts.pending_hold!)
  return null
}

function existing(bookingId: string, code: string, status: BookingStatus, hold: string): RequestBookingResult {
  return { ok: true, bookingId, code, status, holdExpiresAt: Temporal.Instant.from(hold), isNew: false }
}

/** Freezes what the patient saw and holds the slot for the time of payment. */
async function sell(tx: Tx, facts: RequestFacts, input: RequestBookingInput): Promise<RequestBookingResult> {
  const policy = readPolicy(facts.policy)
  const price = priceOf({ totalPrice: facts.package_price!, adminFeeAmount: facts.package_fee }, policy)
  const holdExpiresAt = nowOf(tx).add({ minutes: policy.paymentHoldMinutes })
  const created = await createBooking(tx, {
    patientId: input.patientId,
    therapistId: input.therapistId,
    packageId: input.packageId,
    bookingType: input.bookingType,
    sold: soldOf(facts, policy),
    address: {
      id: input.addressId,
      text: facts.address_text!,
      latitude: facts.address_latitude!,
      longitude: facts.address_longitude!,
      distanceKm: distanceToAddress(facts).toFixed(2),
      timeZone: facts.address_zone!,
      area: facts.address_area!,
    },
    price,
    shares: sharesOf(price, facts.package_sessions!),
    policy,
    note: input.note ?? null,
    startsAt: input.startsAt,
    holdExpiresAt,
    validFor: Temporal.Duration.from({ days: policy.packageValidityDays }),
    request: { key: input.idempotencyKey ?? null, hash: requestHash(input) },
  })
  return { ok: true, bookingId: created.id, code: created.code, status: 'PENDING', holdExpiresAt, isNew: true }
}

/** What the package is at this moment, and the way that the calendar keeps after its therapy. */
function soldOf(facts: RequestFacts, policy: Policy): Sale['sold'] {
  return {
    nameId: facts.package_name_id!,
    nameEn: facts.package_name_en!,
    place: facts.package_place!,
    grade: facts.package_grade!,
    ...visitLength(policy, facts.package_minutes!),
  }
}

function requestHash(input: RequestBookingInput): Buffer {
  const fields = [input.therapistId, input.packageId, input.addressId, input.bookingType, input.startsAt.toString(), input.note ?? '']
  return createHash('sha256').update(fields.join('\n')).digest()
}
