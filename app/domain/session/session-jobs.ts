import { plan, type JobChanges, type PlannedJob } from '../../platform/jobs.ts'
import { sessionEnd, sessionReminder, type ReminderLead } from './jobs.ts'

const REMINDERS: readonly { lead: ReminderLead; hours: number }[] = [
  { lead: '24h', hours: 24 },
  { lead: '1h', hours: 1 },
]

export type TimedSession = { id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }

export const noJobs = (): JobChanges => ({ add: [], remove: [] })

export function join(...changes: JobChanges[]): JobChanges {
  return { add: changes.flatMap(({ add }) => add), remove: changes.flatMap(({ remove }) => remove) }
}

const reminderKey = (sessionId: string, lead: ReminderLead) => sessionReminder.key({ sessionId, lead, startsAt: '' })

/**
 * The reminders and the look at one scheduled session's end, at their exact moments;
 * planning again moves them. What the end means depends on the state found then
 * (visit/auto-complete.ts), which comes back later where it must.
 */
export function timedJobs(session: TimedSession, now: Temporal.Instant): JobChanges {
  const changes = noJobs()
  for (const { lead, hours } of REMINDERS) {
    const runAt = session.startsAt.subtract({ hours })
    if (Temporal.Instant.compare(runAt, now) <= 0) changes.remove.push(reminderKey(session.id, lead))
    else changes.add.push(plan(sessionReminder, { sessionId: session.id, startsAt: session.startsAt.toString(), lead }, { runAt }))
  }
  changes.add.push(endJob(session.id, session.endsAt))
  return changes
}

export function endJob(sessionId: string, runAt: Temporal.Instant): PlannedJob {
  return plan(sessionEnd, { sessionId }, { runAt })
}

/** Everything that waits for a session's time. */
export function jobsOff(sessionId: string): JobChanges {
  return { add: [], remove: [...REMINDERS.map(({ lead }) => reminderKey(sessionId, lead)), sessionEnd.key({ sessionId })] }
}
