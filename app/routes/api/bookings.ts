import { z } from 'zod'
import { localeContext, userContext } from '../../context.ts'
import { placeBooking } from '../../domain/booking/place-booking.ts'
import type { RequestBookingResult } from '../../domain/booking/request-booking.ts'
import { database } from '../../platform/db.ts'
import { listPatientBookings } from '../../domain/booking/booking-queries.ts'
import { translator } from '../../i18n/translator.server.ts'
import type { Route } from './+types/bookings'
import { readJsonBody } from './json-body.ts'

const bodySchema = z.object({
  therapistId: z.uuid({ error: 'must_be_uuid' }),
  packageId: z.uuid({ error: 'must_be_uuid' }),
  addressId: z.uuid({ error: 'must_be_uuid' }),
  bookingType: z.enum(['REGULAR', 'INSTANT'], { error: 'must_be_REGULAR_or_INSTANT' }),
  startsAt: z.iso.datetime({ offset: true, error: 'must_be_iso_datetime_with_offset' }),
  note: z.string({ error: 'must_be_text' }).max(500, { error: 'too_long' }).optional(),
})

const idempotencyKeySchema = z.string().regex(/^[\x21-\x7e]{8,100}$/)

type Refusal = Extract<RequestBookingResult, { ok: false }>['reason']

const STATUS: Record<Refusal, number> = {
  profile_incomplete: 403,
  schedule_not_found: 404,
  therapist_not_found: 404,
  package_not_found: 404,
  address_not_found: 404,
  slot_taken: 409,
  patient_busy: 409,
  therapist_offline: 409,
  idempotency_key_reused: 409,
  package_not_instant: 422,
  address_too_far: 422,
  too_many_holds: 429,
}

/** GET /api/bookings: the caller's own bookings still under way. */
export async function loader({ context }: Route.LoaderArgs) {
  const user = context.get(userContext)
  if (user?.role !== 'PATIENT') return Response.json({ error: user ? 'not_found' : 'sign_in_required' }, { status: user ? 404 : 401 })
  const bookings = await listPatientBookings(database().prisma, user.id)
  return Response.json(
    { bookings: bookings.map((b) => ({ id: b.id, code: b.code, status: b.status, nextStartsAt: b.next_starts_at })) },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}

/**
 * POST /api/bookings: holds a slot and awaits payment. 201 for a new booking, 200
 * when the same wish (or the same Idempotency-Key) already has one, in whatever state it is now.
 */
export async function action({ request, context }: Route.ActionArgs) {
  if (request.method !== 'POST') return Response.json({ error: 'method_not_allowed' }, { status: 405, headers: { Allow: 'GET, POST' } })
  const user = context.get(userContext)
  if (!user) return Response.json({ error: 'sign_in_required' }, { status: 401 })
  if (user.role !== 'PATIENT') return Response.json({ error: 'not_found' }, { status: 404 })
  const body = await readJsonBody(request, bodySchema)
  if (!body.ok) return body.response
  const key = request.headers.get('Idempotency-Key')
  if (key !== null && !idempotencyKeySchema.safeParse(key).success) {
    return Response.json({ error: 'invalid_input', fields: { 'Idempotency-Key': '8_to_100_printable_characters' } }, { status: 422 })
  }
  const { startsAt, note, ...ids } = body.data
  const result = await placeBooking(
    { kind: 'user', id: user.id, role: user.role },
    {
      ...ids,
      patientId: user.id,
      startsAt: Temporal.Instant.from(startsAt),
      ...(note !== undefined && { note }),
      ...(key !== null && { idempotencyKey: key }),
    },
  )
  if (!result.ok) {
    const t = translator(context.get(localeContext))
    return Response.json({ error: result.reason, message: t(`patient.refusal.${result.reason}`) }, { status: STATUS[result.reason] })
  }
  return Response.json(
    {
      id: result.bookingId,
      code: result.code,
      status: result.status,
      // Once it is no longer waiting for money there is nothing to pay and nothing held.
      holdExpiresAt: result.status === 'PENDING' ? result.holdExpiresAt.toString() : null,
      payUrl: result.status === 'PENDING' ? `/bookings/${result.bookingId}/pay` : null,
    },
    { status: result.isNew ? 201 : 200, headers: { Location: `/bookings/${result.bookingId}` } },
  )
}
