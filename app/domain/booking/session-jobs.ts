import { nowOf, type Tx } from '../../platform/db.ts'
import { addJobs, cancelJobs, plan } from '../../platform/jobs.ts'
import { sessionEnd, sessionReminder } from '../session/jobs.ts'

const REMINDERS = [
  { lead: '24h', hours: 24 },
  { lead: '1h', hours: 1 },
] as const

export type TimedSession = { id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }

/**
 * Plans the reminders and the look at one scheduled session's end at their exact
 * moments; planning again moves them. What the end means depends on the state found
 * then (visit/auto-complete.ts), which comes back later where it must.
 */
export async function planSessionJobs(tx: Tx, session: TimedSession): Promise<void> {
  const now = nowOf(tx)
  const sessionId = session.id
  const due = REMINDERS.map(({ lead, hours }) => ({ lead, runAt: session.startsAt.subtract({ hours }) }))
  const [ahead, past] = [
    due.filter(({ runAt }) => Temporal.Instant.compare(runAt, now) > 0),
    due.filter(({ runAt }) => Temporal.Instant.compare(runAt, now) <= 0),
  ]
  await addJobs(tx, [
    ...ahead.map(({ lead, runAt }) => plan(sessionReminder, { sessionId, startsAt: session.startsAt.toString(), lead }, { runAt })),
    plan(sessionEnd, { sessionId }, { runAt: session.endsAt }),
  ])
  await cancelJobs(
    tx,
    past.map(({ lead }) => `remind:${sessionId}:${lead}`),
  )
}

export async function cancelSessionJobs(tx: Tx, sessionId: string): Promise<void> {
  await cancelJobs(tx, [...REMINDERS.map(({ lead }) => `remind:${sessionId}:${lead}`), `auto-complete:${sessionId}`])
}
