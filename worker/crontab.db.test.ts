import { describe, expect, test } from 'vitest'
import { advanceClock, setClock } from '../app/platform/clock.ts'
import { inTransaction, system } from '../app/platform/db.ts'
import { services } from '../app/services.ts'
import { testDatabase } from '../test/database.ts'
import { CRON_ITEMS, lastDue, type When } from './crontab.ts'
import { enqueueDue } from './cron-clock.ts'
import * as sweeps from './sweeps.ts'
import { taskList } from './tasks.ts'

const db = testDatabase()
const at = (text: string) => Temporal.Instant.from(text)

describe('the crontab', () => {
  test('F17 F22 F23 R04 every item, its zone and its local time', () => {
    const said = (when: When) => ('at' in when ? `${when.at} ${when.zone}` : `every ${when.everyMinutes} minutes`)
    expect(CRON_ITEMS.map(({ job, when }) => [job.name, said(when)])).toEqual([
      ['booking.sweep-answers', 'every 5 minutes'],
      ['payment.reconcile', 'every 5 minutes'],
      ['payout.sweep', 'every 5 minutes'],
      ['withdrawal.sweep', 'every 5 minutes'],
      ['refund.sweep', 'every 5 minutes'],
      ['chat.sweep-locks', 'every 15 minutes'],
      ['session.sweep-unresolved', 'every 15 minutes'],
      ['package.expire', '00:00 Asia/Jakarta'],
      ['payment.reconcile-day', '00:30 Asia/Jakarta'],
    ])
  })

  test('every sweep is in it, and every item has a handler', () => {
    const names = CRON_ITEMS.map(({ job }) => job.name)
    expect(Object.values(sweeps).filter((sweep) => !names.includes(sweep.name))).toEqual([])
    expect(names.filter((name) => !(name in taskList(services())))).toEqual([])
  })

  test.each<[when: When, now: string, due: string]>([
    [{ at: '00:00', zone: 'Asia/Jakarta' }, '2026-11-21T16:59:59.999Z', '2026-11-20T17:00:00Z'],
    [{ at: '00:00', zone: 'Asia/Jakarta' }, '2026-11-21T17:00:00Z', '2026-11-21T17:00:00Z'],
    [{ at: '00:30', zone: 'Asia/Jayapura' }, '2026-11-21T15:31:00Z', '2026-11-21T15:30:00Z'],
    [{ at: '02:30', zone: 'America/New_York' }, '2026-11-01T08:00:00Z', '2026-11-01T07:30:00Z'],
    [{ everyMinutes: 15 }, '2026-11-21T16:59:59.999Z', '2026-11-21T16:45:00Z'],
    [{ everyMinutes: 5 }, '2026-11-21T17:00:00Z', '2026-11-21T17:00:00Z'],
  ])('%j was last due at %s', (when, now, due) => {
    expect(lastDue(when, at(now)).toString()).toBe(due)
  })

  test('F22 packages end at midnight in Jakarta on the clock that the product has, once for all processes', async () => {
    const look = () => inTransaction(system('test'), (tx) => enqueueDue(tx))
    const waiting = async (task: string) =>
      (await db.pool.query('select 1 from graphile_worker.jobs where task_identifier = $1', [task])).rowCount
    const next = await db.pool.query<{ midnight: Date }>(
      `select (date_trunc('day', app_now() at time zone 'Asia/Jakarta') + interval '3 days') at time zone 'Asia/Jakarta' as midnight`,
    )
    const midnight = Temporal.Instant.fromEpochMilliseconds(next.rows[0]!.midnight.getTime())
    expect(await look()).toEqual([])
    await setClock(db.pool, midnight.subtract({ minutes: 1 }))
    expect(await look()).toContain('package.expire')
    await db.pool.query('select graphile_worker.remove_job(key) from graphile_worker.jobs where key is not null')
    expect(await look()).toEqual([])
    expect(await waiting('package.expire')).toBe(0)
    await advanceClock(db.pool, 'PT1M')
    const found = await Promise.all([look(), look(), look()])
    expect(found.flat().filter((task) => task === 'package.expire')).toHaveLength(1)
    expect(found.flat()).not.toContain('payment.reconcile-day')
    expect(await waiting('package.expire')).toBe(1)
    await advanceClock(db.pool, 'PT30M')
    expect(await look()).toContain('payment.reconcile-day')
    // Set back, nothing runs again; from there the days go on.
    await setClock(db.pool, midnight.subtract({ hours: 30 }))
    expect(await look()).toEqual([])
    await advanceClock(db.pool, 'P1D')
    expect(await look()).toContain('package.expire')
    expect(await waiting('package.expire')).toBe(1)
  })
})
