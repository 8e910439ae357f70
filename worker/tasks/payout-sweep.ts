import { inTransaction, system } from '../../app/platform/db.ts'
import { enqueue } from '../../app/platform/jobs.ts'
import type { TaskHandler } from '../task.ts'

/** Earned sessions without a payout, a job under way or a place on the exception list get a job again. */
const sweepPayouts: TaskHandler<'payout.sweep'> = async () => {
  await inTransaction(system('payout-sweep'), async (tx) => {
    const sessions = await tx.$queryRaw<{ id: string }[]>`
      select s.id from sessions s
      where s.status in ('COMPLETED', 'FORFEITED') and not s.is_payout_distributed and s.updated_at < app_now() - interval '5 minutes'
        and not exists (select 1 from exceptions e where e.session_id = s.id and e.kind = 'PAYOUT_FAILED' and e.resolved_at is null)
        and not exists (select 1 from graphile_worker.jobs j where j.key = 'payout:' || s.id)
      limit 500`
    for (const session of sessions)
      await enqueue(tx, 'payout.session', { sessionId: session.id }, { key: `payout:${session.id}`, maxAttempts: 3 })
  })
}
export default sweepPayouts
