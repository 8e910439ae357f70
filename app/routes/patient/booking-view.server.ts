import { readBooking, readTimeline, type BookingDetail, type TimelineRow } from '../../domain/booking/booking-queries.ts'
import { readOpenPlan, similarTherapists } from '../../domain/booking/similar-therapists.ts'
import { readPolicy } from '../../domain/policy/policy.ts'
import { cancellationTerms } from '../../domain/scheduling/cancellation-terms.ts'
import { UNDER_WAY } from '../../domain/session/session.ts'
import type { Zone } from '../../i18n/format.ts'
import type { Locale } from '../../i18n/locale.ts'
import { database, toInstant } from '../../platform/db.ts'

export type SessionView = {
  id: string
  ordinal: number
  status: string
  startsAt: string | null
  endsAt: string | null
  /** What cancelling would mean now; null when there is nothing to cancel. */
  terms: { outcome: 'returns_to_quota' | 'forfeited'; freeUntil: number } | null
  canSchedule: boolean
}

export type EventView = {
  id: string
  key: string
  ordinal: number
  at: number
  startsAt: string | null
  subject: string
  to: string
  reason: string | null
  /** Why a session was cancelled; the words are for admins. */
  because: string | null
}

/** What the patient's page needs and no more: shares and other people's ids stay on the server. */
export async function readBookingView(bookingId: string, patientId: string, locale: Locale) {
  const { prisma } = database()
  const booking = await readBooking(prisma, bookingId, { patientId })
  if (!booking) return null
  const policy = readPolicy(booking.policy_snapshot)
  const timeline = await readTimeline(prisma, bookingId)
  const refund = booking.refunds.at(-1)
  return {
    id: booking.id,
    code: booking.code,
    status: booking.status,
    reason: booking.status_reason,
    because: booking.cancellation?.reason ?? null,
    type: booking.booking_type,
    refundStatus: booking.refund_status,
    therapist: {
      id: booking.therapist_id,
      name: booking.therapist_name,
      title: booking.therapist_title,
      photoUrl: booking.therapist_photo,
    },
    service: locale === 'id' ? booking.package_name_id : booking.package_name_en,
    sessionCount: booking.session_count,
    zone: booking.time_zone as Zone,
    address: booking.locked_address,
    note: booking.note,
    pin: booking.pin && { at: booking.pin.at, latitude: booking.pin.latitude, longitude: booking.pin.longitude },
    door: {
      details: booking.details,
      isOpen: booking.place === 'HOME' && ['PENDING', 'PAID', 'ACCEPTED'].includes(booking.status),
      onTheWay: booking.sessions.some((session) => (UNDER_WAY as readonly string[]).includes(session.status)),
    },
    price: { total: booking.total_price, fee: booking.admin_fee_amount, therapy: booking.therapist_net_total },
    holdExpiresAt: booking.hold_expires_at,
    respondBy: booking.therapist_respond_by,
    expiresAt: booking.expires_at,
    paidAt: booking.paid_at,
    holdSeconds: policy.paymentHoldMinutes * 60,
    answerSeconds: (booking.booking_type === 'INSTANT' ? policy.answerMinutesInstant : policy.answerMinutesRegular) * 60,
    freeCancellationMinutes: policy.freeCancellationMinutes,
    hasChat: booking.accepted_at !== null,
    paymentMethod: booking.payment?.method ?? null,
    refund: refund ? { id: refund.id, amount: refund.amount, status: refund.status, reference: refund.reference } : null,
    other: booking.status === 'CANCELLED' ? await readOther(booking.id, patientId) : null,
    review: booking.review,
    sessions: booking.sessions.map((session) => sessionView(session, booking, policy.freeCancellationMinutes)),
    timeline: timeline.flatMap((row) => eventView(row, booking.status)).reverse(),
  }
}

/** B01: the booking that went on with another therapist, or who else is free at that very time. */
async function readOther(bookingId: string, patientId: string) {
  const { prisma } = database()
  const [replacement] = await prisma.$queryRaw<
    { id: string }[]
  >`select id from bookings where replaces_id = ${bookingId}::uuid and patient_id = ${patientId}::uuid`
  if (replacement) return { bookingId: replacement.id, therapists: null, startsAt: null }
  const plan = await readOpenPlan(prisma, { bookingId, patientId })
  return plan && { bookingId: null, therapists: await similarTherapists(prisma, plan), startsAt: plan.startsAt.toString() }
}

export type BookingView = NonNullable<Awaited<ReturnType<typeof readBookingView>>>

function sessionView(session: BookingDetail['sessions'][number], booking: BookingDetail, freeCancellationMinutes: number): SessionView {
  const active = booking.status === 'ACCEPTED'
  const now = toInstant(booking.now)
  const open =
    active &&
    session.starts_at !== null &&
    ['SCHEDULED', 'EN_ROUTE', 'ARRIVED'].includes(session.status) &&
    session.ends_at !== null &&
    Date.parse(session.ends_at) > now.epochMilliseconds
  const terms = open ? cancellationTerms({ startsAt: Temporal.Instant.from(session.starts_at!), now, freeCancellationMinutes }) : null
  return {
    id: session.id,
    ordinal: session.ordinal,
    status: session.status,
    startsAt: session.starts_at,
    endsAt: session.ends_at,
    terms: terms && { outcome: terms.outcome, freeUntil: terms.freeUntil.epochMilliseconds },
    canSchedule: active && session.status === 'PENDING_SCHEDULING' && booking.expires_at > booking.now,
  }
}

/** Admin notes are not for the patient, and a session's first row says nothing the booking's does not. */
function eventView(row: TimelineRow, bookingStatus: string): EventView[] {
  const because = row.to_state === 'CANCEL_REASON' ? row.reason : null
  if (row.subject === 'NOTE' && !['PACKAGE_EXTENDED', 'PIN_CORRECTED'].includes(row.to_state) && because === null) return []
  if (row.subject === 'SESSION' && row.from_state === null) return []
  // Sessions that end with their booking: the booking's own line says it.
  if (row.subject === 'SESSION' && row.to_state === 'CANCELLED' && bookingStatus === 'CANCELLED') return []
  const special = row.reason === 'therapist_swapped' || (row.reason === 'rescheduled' && row.from_state === row.to_state)
  const startsAt = typeof row.data['starts_at'] === 'string' ? row.data['starts_at'] : null
  return [
    {
      id: `${row.subject}-${row.id}`,
      key: `patient.event.${row.subject}.${special ? row.reason : row.to_state}`,
      ordinal: row.ordinal ?? 0,
      at: row.created_at.getTime(),
      startsAt: row.to_state === 'SCHEDULED' ? startsAt : null,
      subject: row.subject,
      to: row.to_state,
      reason: row.reason,
      because,
    },
  ]
}
