import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { notify } from '../app/domain/notification/notify.ts'
import { recordNotification } from '../app/domain/payment/record-notification.ts'
import { inTransaction, system } from '../app/platform/db.ts'
import { testDatabase } from '../test/database.ts'
import { addDueBulk } from '../test/due-jobs.ts'
import { testEnvironment } from '../test/environment.ts'
import { paidBooking } from '../test/fixtures.ts'
import { LANES } from './lanes.ts'

const db = testDatabase()
const BULK = 2_000
const WAITED_FOR = ['booking.answer-timeout', 'payment.process-notification', 'notification.deliver']

test('F19 F13 F18 an answer deadline, a payment notice and an urgent delivery run before 2,000 due jobs of every lane', async () => {
  const made = await paidBooking()
  // What the booking itself left waiting is not what is looked at.
  await db.pool.query(`delete from graphile_worker._private_jobs where key not like 'answer:%'`)
  await addDueBulk(BULK)
  await inTransaction(system('test'), async (tx) => {
    await recordNotification(tx, {
      body: { order_id: 'nobody', status_code: '200', gross_amount: '1.00', transaction_status: 'settlement' },
      isSignatureValid: true,
    })
    await notify(tx, {
      userId: made.therapist.userId,
      kind: 'session_scheduled',
      data: { code: made.code, ordinal: 1, startsAt: made.startsAt.toString(), zone: 'Asia/Jakarta' },
      href: '/',
      urgent: { ttlSeconds: 60 },
    })
  })
  await db.pool.query(`update bookings set therapist_respond_by = app_now() - interval '1 second' where id = $1`, [made.bookingId])
  // Due only now, after all the others.
  await db.pool.query(`update graphile_worker._private_jobs set run_at = now() where priority < 0`)
  await db.pool.query(`create table ended (n serial, task text, is_waited_for boolean)`)
  await db.pool.query(
    `create function note_end() returns trigger language plpgsql as $$ begin
      insert into ended (task, is_waited_for) select identifier, old.priority < 0 from graphile_worker._private_tasks where id = old.task_id; return old; end $$`,
  )
  await db.pool.query('create trigger note_end before delete on graphile_worker._private_jobs for each row execute function note_end()')

  const worker = spawn(process.execPath, ['worker/main.ts'], {
    env: { ...process.env, ...testEnvironment, DATABASE_URL: db.url },
    stdio: 'ignore',
  })
  try {
    await expect
      .poll(async () => (await db.pool.query('select 1 from ended where is_waited_for')).rowCount, { timeout: 30_000 })
      .toBeGreaterThanOrEqual(3)
  } finally {
    worker.kill('SIGKILL')
    await once(worker, 'exit')
  }
  const { rows } = await db.pool.query<{ n: number; task: string }>('select n, task from ended where is_waited_for order by n')
  expect(rows.map((row) => row.task).sort()).toEqual([...WAITED_FOR].sort())
  // Of each lane only what was taken in the same moment may have ended before.
  const inTheSameMoment = Object.values(LANES).reduce((sum, jobs) => sum + jobs, 0)
  expect(rows.at(-1)!.n).toBeLessThanOrEqual(20 * inTheSameMoment)
  const { rows: booking } = await db.pool.query('select status from bookings where id = $1', [made.bookingId])
  expect(booking[0].status).toBe('CANCELLED')
}, 60_000)
