import { describe, expect, test } from 'vitest'
import { openPayment, pendingBooking, settlePaymentInTest, type MadeBooking } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { testGateway } from '../../../test/midtrans.ts'
import { advanceClock } from '../../platform/clock.ts'
import { inTransaction, system } from '../../platform/db.ts'
import { cancelBooking } from '../booking/cancel-booking.ts'
import { checkInvariants } from '../reporting/invariants.ts'
import { expireHold } from './expire-hold.ts'

const db = testDatabase({ max: 20 })
const world = testGateway()

const PAIRS = 40
type Waiting = MadeBooking & { paymentId: string }

async function waiting(count: number): Promise<Waiting[]> {
  const made: Waiting[] = []
  for (let i = 0; i < count; i++) {
    const booking = await pendingBooking()
    made.push({ ...booking, paymentId: await openPayment(booking.bookingId) })
  }
  return made
}

async function endings(bookings: Waiting[]): Promise<Record<string, number>> {
  const { rows } = await db.pool.query<{ ending: string }>(
    `
    select concat_ws(' ', b.status, p.status, case when p.is_entitled then 'entitled' end,
      (select 'owed ' || sum(amount) from refunds where booking_id = b.id), (select count(*) || ' receipts' from ledger_entries e
        where e.booking_id = b.id and e.kind in ('PAYMENT_RECEIVED', 'UNENTITLED_PAYMENT_RECEIVED'))) as ending
    from bookings b join payments p on p.booking_id = b.id where b.id = any($1)`,
    [bookings.map((booking) => booking.bookingId)],
  )
  return rows.reduce<Record<string, number>>((counts, { ending }) => ({ ...counts, [ending]: (counts[ending] ?? 0) + 1 }), {})
}

const money = async () =>
  (await checkInvariants(db.pool)).filter(({ id, status }) => ['I07', 'I10', 'TB'].includes(id) && status === 'broken').map(({ id }) => id)
const WON = 'PAID COMPLETED entitled 1 receipts'
const LATE = 'CANCELLED COMPLETED owed 350000 1 receipts'

describe('pay against expiry', () => {
  test('D08 money and the end of the hold at the same moment: one wins, nothing is lost, money counts once', async () => {
    const bookings = await waiting(PAIRS)
    await advanceClock(db.pool, 'PT16M')
    world.down()
    await Promise.all(
      bookings.flatMap((booking, i) => {
        const pay = () => settlePaymentInTest(booking.paymentId)
        const expire = () => expireHold(world.gateway, booking.bookingId)
        return i % 2 === 0 ? [pay(), pay(), expire()] : [expire(), pay(), expire()]
      }),
    )
    const counts = await endings(bookings)
    expect((counts[WON] ?? 0) + (counts[LATE] ?? 0)).toBe(PAIRS)
    expect(Object.keys(counts).every((ending) => ending === WON || ending === LATE)).toBe(true)
    expect(await money()).toEqual([])
  })

  test('D13 money and the patient’s cancellation at the same moment: the money is owed back', async () => {
    const bookings = await waiting(PAIRS)
    await Promise.all(
      bookings.flatMap((booking, i) => {
        const pay = () => settlePaymentInTest(booking.paymentId)
        const cancel = () => inTransaction(booking.patient.actor, (tx) => cancelBooking(tx, { bookingId: booking.bookingId }))
        return i % 2 === 0 ? [pay(), cancel()] : [cancel(), pay()]
      }),
    )
    const counts = await endings(bookings)
    // Entitled first and then cancelled, or cancelled first and then unentitled: owed either way.
    const owed = Object.entries(counts).filter(([ending]) => /^CANCELLED COMPLETED (entitled )?owed 350000 1 receipts$/.test(ending))
    expect(owed.reduce((sum, [, count]) => sum + count, 0)).toBe(PAIRS)
    expect(await money()).toEqual([])
  })

  test('D08 control: confirming without the conditional update is caught by the database', async () => {
    const [booking] = await waiting(1)
    await advanceClock(db.pool, 'PT16M')
    const {
      rows: [seen],
    } = await db.pool.query<{ status: string }>('select status::text from bookings where id = $1', [booking!.bookingId])
    expect(seen?.status).toBe('PENDING')
    world.down()
    await expireHold(world.gateway, booking!.bookingId)
    const withoutGuard = inTransaction(
      system('control'),
      (tx) => tx.$executeRaw`
      update bookings set status = 'PAID', therapist_respond_by = app_now() + interval '30 minutes' where id = ${booking!.bookingId}::uuid`,
    )
    await expect(withoutGuard).rejects.toThrow(/illegal BOOKING step CANCELLED -> PAID/)
  })
})
