/**
 * How late exact deadlines are acted on while bookings are being made: answer
 * time-outs by the real worker process, beside the same worker settings running
 * no-op jobs planned for the same moments. Then how long what people wait for takes
 * when 20,000 jobs are due already.
 */
import { answerEnd } from '../app/domain/session/jobs.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { run, WorkerPreset } from 'graphile-worker'
import { inTransaction, openDatabase, system, useDatabase } from '../app/platform/db.ts'
import { enqueue } from '../app/platform/jobs.ts'
import { recordNotification } from '../app/domain/payment/record-notification.ts'
import { placeBooking } from '../app/domain/booking/place-booking.ts'
import { workerLogger } from '../worker/logger.ts'
import { createTestDatabase, dropTestDatabase } from '../test/database.ts'
import { addDueBulk } from '../test/due-jobs.ts'
import { testEnvironment } from '../test/environment.ts'
import { createPackage, createPatient, createTherapist, gridTime, paidBooking } from '../test/fixtures.ts'

const DEADLINES = 150
const SPREAD_SECONDS = 20
const LEAD_SECONDS = 6
const DUE_JOBS = 20_000

const url = await createTestDatabase()
const db = openDatabase({ connectionString: url, max: 14 })
useDatabase(db)

const quantile = (values: number[], q: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))]!
const tell = (name: string, lateness: number[]) =>
  console.log(
    `${name.padEnd(34)} p50 ${quantile(lateness, 0.5).toFixed(2)} s   p99 ${quantile(lateness, 0.99).toFixed(2)} s   max ${Math.max(...lateness).toFixed(2)} s`,
  )

async function ask(): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < DEADLINES; i++) ids.push((await paidBooking()).bookingId)
  // Every deadline at a moment of its own, spread over the run.
  await inTransaction(system('bench'), async (tx) => {
    for (const [index, bookingId] of ids.entries()) {
      const [row] = await tx.$queryRaw<{ at: string }[]>`
        update bookings set therapist_respond_by = app_now() + make_interval(secs => ${LEAD_SECONDS + (index * SPREAD_SECONDS) / DEADLINES}::float)
        where id = ${bookingId}::uuid returning to_json(therapist_respond_by)#>>'{}' as at`
      await enqueue(tx, answerEnd, { bookingId }, { runAt: Temporal.Instant.from(row!.at) })
    }
  })
  return ids
}

/** Bookings made meanwhile by a few clients, each on calendars of its own. */
async function load(until: () => boolean): Promise<number> {
  let made = 0
  const packageId = await createPackage()
  const first = await gridTime(26)
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      let [patient, therapist, step] = [await createPatient(), await createTherapist(), 0]
      while (!until()) {
        // One patient may hold only a few slots unpaid.
        if (step % 5 === 0) patient = await createPatient()
        if (step === 300) [patient, therapist, step] = [await createPatient(), await createTherapist(), 0]
        await placeBooking(patient.actor, {
          patientId: patient.id,
          therapistId: therapist.id,
          packageId,
          addressId: patient.addressId,
          bookingType: 'REGULAR',
          startsAt: first.add({ minutes: 90 * step++ }),
        })
        made++
      }
    }),
  )
  return made
}

function startWorker() {
  return spawn(process.execPath, ['worker/main.ts'], { env: { ...process.env, ...testEnvironment, DATABASE_URL: url }, stdio: 'ignore' })
}

async function latenessOfAnswers(): Promise<number[]> {
  const ids = await ask()
  const worker = startWorker()
  let done = false
  const loading = load(() => done)
  const end = Date.now() + (LEAD_SECONDS + SPREAD_SECONDS + 30) * 1000
  const cancelled = () =>
    db.pool.query<{ late: number }>(
      `select extract(epoch from cancelled_at - therapist_respond_by)::float as late from bookings where id = any($1) and status = 'CANCELLED'`,
      [ids],
    )
  while ((await cancelled()).rows.length < ids.length && Date.now() < end)
    await new Promise((resolve) => {
      setTimeout(resolve, 250)
    })
  done = true
  console.log(`(${await loading} bookings made meanwhile)`)
  worker.kill('SIGTERM')
  await once(worker, 'exit')
  const { rows } = await cancelled()
  if (rows.length < ids.length) throw new Error(`${ids.length - rows.length} deadlines were missed`)
  return rows.map((row) => row.late)
}

async function latenessOfNoops(): Promise<number[]> {
  await db.pool.query('delete from graphile_worker._private_jobs')
  await db.pool.query(
    `select graphile_worker.add_job('noop', json_build_object('at', extract(epoch from clock_timestamp()) + $2 + i * $3::float / $1), run_at := clock_timestamp() + make_interval(secs => $2 + i * $3::float / $1))
    from generate_series(0, $1::int - 1) i`,
    [DEADLINES, LEAD_SECONDS / 3, SPREAD_SECONDS / 2],
  )
  const lateness: number[] = []
  const runner = await run({
    pgPool: db.pool,
    logger: workerLogger,
    parsedCronItems: [],
    noHandleSignals: true,
    preset: { extends: [WorkerPreset], worker: { concurrentJobs: 8, pollInterval: 500 } },
    taskList: {
      noop: async (payload) => {
        lateness.push(Date.now() / 1000 - Number((payload as { at: number }).at))
      },
    },
  })
  while (lateness.length < DEADLINES)
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
  await runner.stop()
  return lateness
}

/** Seconds from the start of a worker that finds them due behind `DUE_JOBS` others until each has been acted on. */
async function behindDueJobs(): Promise<{ answer: number; payment: number }> {
  await db.pool.query('delete from graphile_worker._private_jobs')
  const { bookingId } = await paidBooking()
  await addDueBulk(DUE_JOBS)
  const body = { order_id: 'nobody', status_code: '200', gross_amount: '1.00', transaction_status: 'settlement' }
  await inTransaction(system('bench'), async (tx) => {
    await recordNotification(tx, { body, isSignatureValid: true })
    await tx.$executeRaw`update bookings set therapist_respond_by = app_now() where id = ${bookingId}::uuid`
    await enqueue(tx, answerEnd, { bookingId })
  })
  const worker = startWorker()
  const [from, seconds] = [performance.now(), { answer: 0, payment: 0 }]
  const look = async (name: keyof typeof seconds, sql: string, values: unknown[] = []) => {
    if (!seconds[name] && (await db.pool.query(sql, values)).rowCount) seconds[name] = (performance.now() - from) / 1000
  }
  while ((!seconds.answer || !seconds.payment) && performance.now() - from < 300_000) {
    await look('answer', `select 1 from bookings where id = $1 and status = 'CANCELLED'`, [bookingId])
    await look('payment', `select 1 from gateway_notifications where order_id = 'nobody' and processed_at is not null`)
    await new Promise((resolve) => {
      setTimeout(resolve, 20)
    })
  }
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  return seconds
}

try {
  tell('answer time-outs under load', await latenessOfAnswers())
  tell('no-op jobs, no load', await latenessOfNoops())
  console.log('(aim: p99 ≤ 2 s)')
  const { answer, payment } = await behindDueJobs()
  const behind = `behind ${DUE_JOBS.toLocaleString('en')} due jobs`
  console.log(`answer deadline ${behind}  ${answer.toFixed(1)} s, payment notice ${payment.toFixed(1)} s from the worker's start`)
} finally {
  await db.close()
  await dropTestDatabase(url)
}
