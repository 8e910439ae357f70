import { describe, expect, test } from 'vitest'
import { createPatient, gridTime, pendingBooking, statusOf } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { testGateway } from '../../../test/midtrans.ts'
import { inTransaction } from '../../platform/db.ts'
import { cancelBooking } from '../booking/cancel-booking.ts'
import { PAYMENT_METHODS } from '../gateway/payment-gateway.ts'
import { initiatePayment } from './initiate-payment.ts'
import { readPaymentPage } from './payment-queries.ts'

const db = testDatabase()
const world = testGateway({ timeout: 400 })

async function payments(bookingId: string) {
  const { rows } = await db.pool.query<{ id: string; order_id: string; method: string; status: string; status_reason: string | null }>(
    'select id, order_id, method, status::text, status_reason from payments where booking_id = $1 order by attempt',
    [bookingId],
  )
  return rows
}

describe('F13 initiating a payment', () => {
  test.each(PAYMENT_METHODS)(
    'F13 %s: charged under the booking id with the price and the rest of the hold, instructions stored, booking still PENDING',
    async (method) => {
      const { bookingId, patient } = await pendingBooking()
      const result = await initiatePayment(world.gateway, patient.actor, { bookingId, method })
      expect(result).toMatchObject({ ok: true, orderId: bookingId, method, amount: 350_000n, isNew: true })
      const transaction = world.sandbox.store.find(bookingId)
      expect(transaction).toMatchObject({ amount: 350_000, status: 'pending' })
      expect((transaction!.expiresAt - transaction!.createdAt) / 1000).toBeGreaterThan(14 * 60)
      expect((transaction!.expiresAt - transaction!.createdAt) / 1000).toBeLessThanOrEqual(15 * 60)
      expect(await statusOf('bookings', bookingId)).toBe('PENDING')
      const page = await readPaymentPage({ bookingId, patientId: patient.id })
      expect(result.ok && page?.open?.instructions).toEqual(result.ok && result.instructions)
    },
  )

  test('F13 the same method again shows the same payment; D12 the method is remembered for the next booking', async () => {
    const { bookingId, patient } = await pendingBooking()
    const first = await initiatePayment(world.gateway, patient.actor, { bookingId, method: 'va_bni' })
    const again = await initiatePayment(world.gateway, patient.actor, { bookingId, method: 'va_bni' })
    expect(again).toEqual({ ...first, isNew: false })
    const next = await pendingBooking({ patient, startsAt: await gridTime(50) })
    expect(await readPaymentPage({ bookingId: next.bookingId, patientId: patient.id })).toMatchObject({ lastMethod: 'va_bni', open: null })
  })

  test('F13 another method replaces the first one, which can no longer be paid; the booking stays', async () => {
    const { bookingId, patient } = await pendingBooking()
    await initiatePayment(world.gateway, patient.actor, { bookingId, method: 'va_bca' })
    expect(await initiatePayment(world.gateway, patient.actor, { bookingId, method: 'qris' })).toMatchObject({
      ok: true,
      orderId: `${bookingId}-A2`,
    })
    expect(world.sandbox.store.find(bookingId)?.status).toBe('cancel')
    expect(await payments(bookingId)).toMatchObject([
      { method: 'va_bca', status: 'CANCELLED' },
      { method: 'qris', status: 'PENDING' },
    ])
    expect(await statusOf('bookings', bookingId)).toBe('PENDING')
  })

  test('F13 a method switched away from that was paid a moment ago buys the booking; the new charge is withdrawn', async () => {
    const { bookingId, patient } = await pendingBooking()
    await initiatePayment(world.gateway, patient.actor, { bookingId, method: 'va_bca' })
    world.sandbox.act(bookingId, 'pay')
    expect(await initiatePayment(world.gateway, patient.actor, { bookingId, method: 'qris' })).toEqual({
      ok: false,
      reason: 'already_paid',
    })
    expect(await statusOf('bookings', bookingId)).toBe('PAID')
    expect(world.sandbox.store.find(`${bookingId}-A2`)?.status).toBe('cancel')
  })

  test('F13 ten presses at once make one transaction and ten equal answers', async () => {
    const { bookingId, patient } = await pendingBooking()
    const before = world.sandbox.store.all().length
    const results = await Promise.all(
      Array.from({ length: 10 }, () => initiatePayment(world.gateway, patient.actor, { bookingId, method: 'gopay' })),
    )
    expect(world.sandbox.store.all()).toHaveLength(before + 1)
    for (const result of results) expect(result).toEqual({ ...results[0], isNew: expect.any(Boolean) })
    expect(results[0]?.ok).toBe(true)
    expect(await payments(bookingId)).toHaveLength(1)
  })

  test('B02 another person’s booking is not found; a closed, paid or expired one is refused with its reason', async () => {
    const { bookingId, patient, therapist } = await pendingBooking()
    const stranger = await createPatient()
    for (const actor of [stranger.actor, therapist.actor]) {
      expect(await initiatePayment(world.gateway, actor, { bookingId, method: 'qris' })).toEqual({ ok: false, reason: 'not_found' })
    }
    expect(await readPaymentPage({ bookingId, patientId: stranger.id })).toBeNull()
    await inTransaction(patient.actor, (tx) => cancelBooking(tx, { bookingId }))
    expect(await initiatePayment(world.gateway, patient.actor, { bookingId, method: 'qris' })).toEqual({
      ok: false,
      reason: 'booking_closed',
    })
    const late = await pendingBooking()
    await world.moveTime('PT15M')
    expect(await initiatePayment(world.gateway, late.patient.actor, { bookingId: late.bookingId, method: 'qris' })).toEqual({
      ok: false,
      reason: 'hold_expired',
    })
  })
})

describe('a gateway in trouble', () => {
  test('D14 gateway down: a clear refusal, the hold is kept, and the next try works', async () => {
    const { bookingId, patient } = await pendingBooking()
    world.down()
    expect(await initiatePayment(world.gateway, patient.actor, { bookingId, method: 'qris' })).toEqual({
      ok: false,
      reason: 'gateway_unavailable',
    })
    expect(await statusOf('bookings', bookingId)).toBe('PENDING')
    world.up()
    expect(await initiatePayment(world.gateway, patient.actor, { bookingId, method: 'qris' })).toMatchObject({
      ok: true,
      orderId: `${bookingId}-A2`,
    })
    expect(await payments(bookingId)).toMatchObject([{ status: 'FAILED', status_reason: 'charge_unanswered' }, { status: 'PENDING' }])
  })

  test.each(['va_bca', 'va_permata', 'qris', 'gopay'] as const)(
    'D14 %s: a charge whose reply got lost is found again, not made twice',
    async (method) => {
      const { bookingId, patient } = await pendingBooking()
      world.sandbox.faults.add({ on: 'charge', kind: 'reset', process: true })
      expect(await initiatePayment(world.gateway, patient.actor, { bookingId, method })).toMatchObject({ ok: true, orderId: bookingId })
      expect(await payments(bookingId)).toMatchObject([{ status: 'PENDING' }])
    },
  )

  test('D14 a gateway that hangs is given up after the time limit; one that says no is believed', async () => {
    const { bookingId, patient } = await pendingBooking()
    world.sandbox.faults.add({ on: 'charge', kind: 'hang', times: 2 })
    expect(await initiatePayment(world.gateway, patient.actor, { bookingId, method: 'qris' })).toEqual({
      ok: false,
      reason: 'gateway_unavailable',
    })
    world.sandbox.faults.clear()
    world.sandbox.faults.add({
      on: 'charge',
      kind: 'answer',
      http: 200,
      body: { status_code: '402', status_message: 'Payment channel is not activated.' },
    })
    expect(await initiatePayment(world.gateway, patient.actor, { bookingId, method: 'qris' })).toEqual({
      ok: false,
      reason: 'method_refused',
    })
    expect(await statusOf('bookings', bookingId)).toBe('PENDING')
    expect(await initiatePayment(world.gateway, patient.actor, { bookingId, method: 'va_bri' })).toMatchObject({ ok: true })
  })
})
