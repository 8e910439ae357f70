import { inTransaction, system } from '../../app/platform/db.ts'
import { sessionPayout } from '../../app/domain/session/jobs.ts'
import { enqueue } from '../../app/platform/jobs.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../sweeps.ts'

/** Earned sessions without a payout, a job under way or a place on the exception list get a job again. */
const sweepPayouts: TaskHandler<typeof job.sweepPayouts> = async () => {
  await inTransaction(system('payout-sweep'), async (tx) => {
    const sessions = await tx.$queryRaw<{ id: string }[]>`
      select s.id from sessions s
      where s.status in ('COMPLETED', 'FORFEITED') and not s.is_payout_distributed and s.payout_held_for is null and s.updated_at < app_now() - interval '5 minutes'
        and not exists (select 1 from exceptions e where e.session_id = s.id and e.kind = 'PAYOUT_FAILED' and e.resolved_at is null)
        and not exists (select 1 from graphile_worker.jobs j where j.key = 'payout:' || s.id)
      limit 500`
    for (const session of sessions) await enqueue(tx, sessionPayout, { sessionId: session.id })
  })
}
export default sweepPayouts
