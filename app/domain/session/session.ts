import type { Policy } from '../policy/policy.ts'

export type BookingStatus = 'PENDING' | 'PAID' | 'SEARCHING' | 'OFFERED' | 'ACCEPTED' | 'COMPLETED' | 'CANCELLED'

export type SessionStatus =
  | 'PENDING_SCHEDULING'
  | 'REQUESTED'
  | 'SCHEDULED'
  | 'EN_ROUTE'
  | 'ARRIVED'
  | 'IN_PROGRESS'
  | 'COMPLETED'
  | 'FORFEITED'
  | 'EXPIRED'
  | 'CANCELLED'
  | 'FAILED'

export type Place = 'HOME' | 'ONLINE'

/** States that take the therapist's and the patient's time; the database's `sessions.occupies` says the same. */
export const OCCUPYING = ['SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS'] as const satisfies readonly SessionStatus[]

/** The therapist has set out, stands at the door or works. */
export const UNDER_WAY = ['EN_ROUTE', 'ARRIVED', 'IN_PROGRESS'] as const satisfies readonly SessionStatus[]

/** What the end of a booking cancels: nothing of it was earned. */
export const UNFINISHED = ['PENDING_SCHEDULING', 'REQUESTED', ...OCCUPYING, 'FAILED'] as const satisfies readonly SessionStatus[]

/** A session with these facts ends by time alone at a known moment. */
export type Ending = 'completed' | 'forgotten' | 'unresolved'

/**
 * What time alone does to a session, and when. A started one completes: online at
 * its end, at home hours later, as the therapist was there and only forgot. One
 * that never began is for an admin to look at once its slot is over; it is never
 * paid silently.
 */
export function endingOf(
  session: {
    bookingStatus: string
    status: SessionStatus
    place: Place
    endsAt: Temporal.Instant | null
    blockedUntil: Temporal.Instant | null
  },
  policy: Pick<Policy, 'forgottenSessionHours'>,
): { ending: Ending; at: Temporal.Instant } | null {
  if (session.bookingStatus !== 'ACCEPTED' || session.endsAt === null || session.blockedUntil === null) return null
  if (session.status === 'IN_PROGRESS') {
    return session.place === 'ONLINE'
      ? { ending: 'completed', at: session.endsAt }
      : { ending: 'forgotten', at: session.endsAt.add({ hours: policy.forgottenSessionHours }) }
  }
  if (session.status === 'SCHEDULED' || session.status === 'EN_ROUTE' || session.status === 'ARRIVED')
    return { ending: 'unresolved', at: session.blockedUntil }
  return null
}

/** When a start is taken: therapy, then the way to the next patient, as long as they were sold. */
export function occupiedTimes(
  startsAt: Temporal.Instant,
  sold: { therapyMinutes: number; travelMinutes: number },
): { endsAt: Temporal.Instant; blockedUntil: Temporal.Instant } {
  const endsAt = startsAt.add({ minutes: sold.therapyMinutes })
  return { endsAt, blockedUntil: endsAt.add({ minutes: sold.travelMinutes }) }
}

/** The moment a paid booking's answer is due: the answer time, but never after its first visit begins. */
export function answerDueAt(
  booking: { bookingType: string; firstStart: Temporal.Instant; policy: Pick<Policy, 'answerMinutesInstant' | 'answerMinutesRegular'> },
  from: Temporal.Instant,
): Temporal.Instant {
  const { answerMinutesInstant, answerMinutesRegular } = booking.policy
  const due = from.add({ minutes: booking.bookingType === 'INSTANT' ? answerMinutesInstant : answerMinutesRegular })
  return Temporal.Instant.compare(due, booking.firstStart) < 0 ? due : booking.firstStart
}
