import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { testGateway } from '../../../test/midtrans.ts'
import {
  asTheProduct,
  believingTheBody,
  forgettingWhatItKnew,
  history,
  live,
  remarkable,
  type Processor,
  type Step,
} from '../../../test/payment-histories.ts'
import type { EndState } from '../../../test/payment-model.ts'
import { inTransaction, system } from '../../platform/db.ts'
import { listOverdueAnswers, timeOutBooking } from '../booking/time-out-booking.ts'
import { checkInvariants, describeViolation } from '../reporting/invariants.ts'
import { reconcilePayments } from './reconcile-payments.ts'

const db = testDatabase()
const world = testGateway()

const RUNS = Number(process.env.PAYMENT_HISTORIES ?? 500)

async function endsInTheModelsState(steps: Step[], processor: Processor): Promise<EndState> {
  const { actual, expected } = await live(world, steps, processor)
  expect(actual).toEqual(expected)
  return actual
}

/** What kind of ending it was, to see that the histories reach every one of them. */
function endingOf({ booking, payments }: EndState): string {
  const owed = payments.some((payment) => payment.owed !== '0')
  const twice = payments.filter((payment) => payment.status === 'COMPLETED').length > 1
  return [booking, owed ? 'owed' : 'settled', ...(twice ? ['twice'] : [])].join(' ')
}

/** Nobody answers the bookings these histories paid for. */
async function timeOutUnanswered(): Promise<void> {
  const overdue = await inTransaction(system('test'), (tx) => listOverdueAnswers(tx, 10_000))
  for (const bookingId of overdue) await inTransaction(system('test'), (tx) => timeOutBooking(tx, { bookingId }))
}

describe('F14 histories', () => {
  test(
    `F14 D14 ${RUNS} generated histories end in the model's state, and reconciliation finds nothing left`,
    { timeout: 600_000 + RUNS * 200 },
    async () => {
      const endings = new Map<string, number>()
      await fc.assert(
        fc.asyncProperty(history, async (steps) => {
          const ending = endingOf(await endsInTheModelsState(steps, asTheProduct))
          endings.set(ending, (endings.get(ending) ?? 0) + 1)
        }),
        { numRuns: RUNS, examples: remarkable },
      )
      expect([...endings.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(RUNS)
      expect([...endings.keys()]).toEqual(
        expect.arrayContaining(['PENDING settled', 'PAID settled', 'PAID owed twice', 'CANCELLED settled', 'CANCELLED owed']),
      )
      // Holds still running end unpaid; then nothing is left to find.
      await world.moveTime('PT20M')
      while ((await reconcilePayments(world.gateway)).holds > 0);
      expect(await reconcilePayments(world.gateway)).toMatchObject({ changed: 0, silent: 0, holds: 0 })
      await timeOutUnanswered()
      const broken = (await checkInvariants(db.pool)).filter((result) => result.status === 'broken')
      expect(broken.flatMap((result) => result.violations.map((row) => `${result.id} ${describeViolation(row)}`))).toEqual([])
    },
  )

  // The controls show that the histories are hard enough: each handler below lacks one guard.
  test.each([
    ['believes the status in the body', believingTheBody],
    ['forgets what it already knows', forgettingWhatItKnew],
  ])('F14 control: a handler that %s is caught', { timeout: 120_000 }, async (_name, processor) => {
    const outcome = await fc.check(
      fc.asyncProperty(history, async (steps) => {
        await endsInTheModelsState(steps, processor)
      }),
      { numRuns: 100, endOnFailure: true },
    )
    expect(outcome.failed).toBe(true)
  })
})
