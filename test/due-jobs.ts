import { randomUUID } from 'node:crypto'
import { deliverNotification } from '../app/domain/notification/jobs.ts'
import { deliveryPriority } from '../app/domain/notification/priorities.ts'
import { holdEnd, sessionPayout, sessionReminder } from '../app/domain/session/jobs.ts'
import { inTransaction, system } from '../app/platform/db.ts'
import { addJobs, plan, type PlannedJob } from '../app/platform/jobs.ts'

/** Due jobs of the kinds that come in masses, in every lane; what they name does not exist, so each ends at once. */
export async function addDueBulk(count: number): Promise<void> {
  const at = '2026-01-01T00:00:00Z'
  const kinds: (() => PlannedJob)[] = [
    () => plan(sessionPayout, { sessionId: randomUUID() }),
    () => plan(sessionReminder, { sessionId: randomUUID(), startsAt: at, lead: '24h' }),
    () => plan(holdEnd, { bookingId: randomUUID() }),
    () => plan(deliverNotification, { notificationId: randomUUID() }, { priority: deliveryPriority('session_reminder', false) }),
  ]
  for (let done = 0; done < count; done += 1_000)
    await inTransaction(system('test'), (tx) =>
      addJobs(
        tx,
        Array.from({ length: Math.min(1_000, count - done) }, (_, i) => kinds[i % kinds.length]!()),
      ),
    )
}
