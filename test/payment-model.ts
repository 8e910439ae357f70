import type { Transaction } from '../sandbox/midtrans/transaction.ts'
import { orderIdOf } from '../app/domain/payment/payment.ts'

/** What a booking's payments should come to, told without a database: state, and what each thing heard does to it. */
type ModelPayment = {
  status: 'PENDING' | 'COMPLETED' | 'FAILED' | 'EXPIRED' | 'CANCELLED'
  entitled: boolean
  received: bigint
  owed: bigint
  /** The gateway denied it: nothing heard later counts. */
  final: boolean
  /** The gateway itself said that it ended; it is not asked again unasked. */
  ended: boolean
}

/** Where a history ended: of the booking, of each attempt in order, and each account's sum for this booking. */
export type EndState = {
  booking: string
  refund: string
  payments: { status: string; entitled: boolean | null; owed: string }[]
  ledger: Record<string, string>
}

export type Model = {
  attempts(): number
  attemptOf(orderId: string, bookingId: string): number
  canInitiate(): boolean
  /** A new attempt; the one before it is ended and asked about. */
  switched(previous: number): void
  /** The gateway's present word on an attempt is heard. */
  learn(attempt: number): void
  holdEnds(gatewayDown: boolean): void
  patientCancels(): void
  state(): EndState
}

export function createModel(world: { total: bigint; truth: (attempt: number) => Transaction | undefined }): Model {
  const payments: ModelPayment[] = []
  let booking: 'PENDING' | 'PAID' | 'CANCELLED' = 'PENDING'
  let holdOver = false

  function learn(attempt: number): void {
    const payment = payments[attempt - 1]
    const truth = world.truth(attempt)
    if (!payment || !truth) return
    if (truth.status === 'settlement') return receive(payment, BigInt(truth.amount))
    if (truth.status === 'deny') return deny(payment)
    if (truth.status === 'expire') return end(payment, 'EXPIRED')
    if (truth.status === 'cancel') return end(payment, 'CANCELLED')
  }

  function receive(payment: ModelPayment, amount: bigint): void {
    if (payment.final || payment.status === 'COMPLETED') return
    payment.status = 'COMPLETED'
    payment.received = amount
    payment.entitled = booking === 'PENDING' && amount === world.total
    if (!payment.entitled) {
      payment.owed = amount
      return
    }
    booking = 'PAID'
    for (const other of payments) if (other.status === 'PENDING') other.status = 'CANCELLED'
  }

  function deny(payment: ModelPayment): void {
    if (payment.status !== 'COMPLETED') {
      if (!payment.final) end(payment, 'FAILED')
      payment.final = true
      return
    }
    if (payment.entitled) booking = 'CANCELLED'
    Object.assign(payment, { status: 'FAILED', entitled: false, received: 0n, owed: 0n, final: true })
  }

  function end(payment: ModelPayment, status: ModelPayment['status']): void {
    payment.ended = true
    if (payment.status !== 'PENDING') return
    payment.status = status
    if (booking === 'PENDING') booking = 'CANCELLED'
  }

  return {
    attempts: () => payments.length,
    attemptOf: (orderId, bookingId) => payments.findIndex((_, index) => orderIdOf(bookingId, index + 1) === orderId) + 1,
    canInitiate: () => booking === 'PENDING' && !holdOver,
    learn,
    switched(previous) {
      const old = payments[previous - 1]
      const wasOpen = old?.status === 'PENDING'
      if (wasOpen) old.status = 'CANCELLED'
      payments.push({ status: 'PENDING', entitled: false, received: 0n, owed: 0n, final: false, ended: false })
      if (wasOpen) learn(previous)
    },
    holdEnds(gatewayDown) {
      holdOver = true
      for (const [index, payment] of payments.entries()) {
        if (!gatewayDown && !payment.ended && payment.status !== 'COMPLETED') learn(index + 1)
      }
      if (booking !== 'PENDING') return
      for (const payment of payments) if (payment.status === 'PENDING') payment.status = 'EXPIRED'
      booking = 'CANCELLED'
    },
    patientCancels() {
      for (const payment of payments) if (booking === 'PAID' && payment.entitled) payment.owed = payment.received
      booking = 'CANCELLED'
    },
    state() {
      const received = payments.reduce((sum, payment) => sum + payment.received, 0n)
      const owed = payments.reduce((sum, payment) => sum + payment.owed, 0n)
      const ledger = Object.entries({ DEFERRED_REVENUE: received - owed, GATEWAY_CLEARING: -received, REFUNDS_PAYABLE: owed })
        .filter(([, sum]) => sum !== 0n)
        .map(([kind, sum]) => [kind, String(sum)])
      return {
        booking,
        refund: owed > 0n ? 'PENDING' : 'NONE',
        ledger: Object.fromEntries(ledger),
        payments: payments.map(({ status, entitled, owed: due }) => ({
          status,
          entitled: status === 'COMPLETED' ? entitled : null,
          owed: String(due),
        })),
      }
    },
  }
}
