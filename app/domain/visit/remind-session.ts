import { nowOf, type Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { lockSession } from '../session/lock.ts'

/**
 * Reminds patient and therapist of a session, if it still stands at the time the
 * reminder was planned for and has not begun.
 * @returns whether somebody was reminded.
 */
export async function remindSession(tx: Tx, input: { sessionId: string; startsAt: string; lead: '24h' | '1h' }): Promise<boolean> {
  const visit = await lockSession(tx, input.sessionId, 'anybody')
  if (!visit || visit.bookingStatus !== 'ACCEPTED' || visit.status !== 'SCHEDULED' || !visit.startsAt) return false
  if (Temporal.Instant.compare(visit.startsAt, Temporal.Instant.from(input.startsAt)) !== 0) return false
  if (Temporal.Instant.compare(nowOf(tx), visit.startsAt) >= 0) return false
  const data = { code: visit.code, ordinal: visit.ordinal, startsAt: visit.startsAt.toString(), zone: visit.timeZone, lead: input.lead }
  const people = [
    { userId: visit.patientId, href: `/bookings/${visit.bookingId}` },
    { userId: visit.therapistUserId, href: `/therapist/sessions/${visit.sessionId}` },
  ]
  for (const { userId, href } of people) {
    await notify(tx, {
      userId,
      kind: 'session_reminder',
      href,
      data,
      dedupeKey: `remind:${visit.sessionId}:${visit.startsAt}:${input.lead}:${userId}`,
    })
  }
  return true
}
