import { answerEnd, chatLock, holdEnd } from '../../app/domain/session/jobs.ts'
import { join, timedJobs } from '../../app/domain/session/session-jobs.ts'
import { database, inTransaction, nowOf, system, toInstant } from '../../app/platform/db.ts'
import { addJobs, plan, type JobToken, type PlannedJob } from '../../app/platform/jobs.ts'

type OpenBooking = { id: string; hold_ends: Date | null; answer_due: Date | null; chat_locks: Date | null }

/** The past's jobs are done or moot; what is still open gets its jobs at the right moments. */
export async function planJobs(): Promise<void> {
  const { pool } = database()
  await pool.query(`update bookings set is_chat_active = false where is_chat_active and chat_locked_at <= app_now()`)
  await pool.query(`update notifications set read_at = created_at + interval '1 hour' where created_at < app_now() - interval '2 days'`)
  await pool.query(`select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs`)
  await inTransaction(system('demo'), async (tx) => {
    const sessions = await tx.$queryRaw<{ id: string; starts_at: Date; ends_at: Date }[]>`
      select s.id, s.starts_at, s.ends_at from sessions s join bookings b on b.id = s.booking_id where b.status = 'ACCEPTED' and s.occupies`
    const timed = sessions.map((row) =>
      timedJobs({ id: row.id, startsAt: toInstant(row.starts_at), endsAt: toInstant(row.ends_at) }, nowOf(tx)),
    )
    const open = await tx.$queryRaw<OpenBooking[]>`
      select id, case when status = 'PENDING' then hold_expires_at end as hold_ends, case when status = 'PAID' then therapist_respond_by end as answer_due,
        case when is_chat_active then chat_locked_at end as chat_locks
      from bookings where status in ('PENDING', 'PAID') or is_chat_active`
    const deadlines = open.flatMap((row) => [
      ...at(holdEnd, row.id, row.hold_ends),
      ...at(answerEnd, row.id, row.answer_due),
      ...at(chatLock, row.id, row.chat_locks),
    ])
    await addJobs(tx, [...join(...timed).add, ...deadlines])
  })
}

const at = (token: JobToken<{ bookingId: string }>, bookingId: string, moment: Date | null): PlannedJob[] =>
  moment ? [plan(token, { bookingId }, { runAt: toInstant(moment) })] : []
