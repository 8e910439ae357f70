import { nowOf, type Tx } from '../../platform/db.ts'
import { cancelJob, enqueue } from '../../platform/jobs.ts'

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
  for (const { lead, hours } of REMINDERS) {
    const runAt = session.startsAt.subtract({ hours })
    const key = `remind:${session.id}:${lead}`
    if (Temporal.Instant.compare(runAt, now) > 0) {
      await enqueue(tx, 'session.remind', { sessionId: session.id, startsAt: session.startsAt.toString(), lead }, { key, runAt })
    } else await cancelJob(tx, key)
  }
  await enqueue(tx, 'session.auto-complete', { sessionId: session.id }, { key: `auto-complete:${session.id}`, runAt: session.endsAt })
}

export async function cancelSessionJobs(tx: Tx, sessionId: string): Promise<void> {
  for (const { lead } of REMINDERS) await cancelJob(tx, `remind:${sessionId}:${lead}`)
  await cancelJob(tx, `auto-complete:${sessionId}`)
}
