/** The simulated gateway itself: what can happen to transactions, whoever asks (API, page, test). */
import { randomUUID } from 'node:crypto'
import { notificationBody, statusCodeOf, transactionFields, type Body } from './bodies.ts'
import { channelDetails, hasFraudStatus, settlementDetails } from './channels.ts'
import type { ValidCharge } from './charge-validation.ts'
import { createClock, wibText, type SimulatorClock } from './clock.ts'
import { createFaults, type Faults } from './faults.ts'
import { createNotifier, type Notifier } from './notifications.ts'
import { createStore, type Store } from './store.ts'
import { applyRefund, transition, type Action, type RefundVerdict, type Transaction } from './transaction.ts'

export type SimulatorOptions = {
  /** Must look like a dummy; see `looksLikeDummyKey`. */
  serverKey?: string
  merchantId?: string
  /** Where notifications go unless the charge overrides it; none are sent without one. */
  notificationUrl?: string
  stateFile?: string
  /** Simulated per real time; 0 stands still until `clock.advance`. */
  clockScale?: number
  startAt?: number
  retryFactor?: number
  /** Send real HTTP 404/406/412 instead of the gateway's HTTP 200. */
  realHttpCodes?: boolean
  log?: (line: string) => void
}

/** How the providers behind the gateway treat refunds; changed at any time. */
export type RefundRules = {
  /** Milliseconds after settlement before which a refund is answered with 418; 0: at once. */
  earliest: number
  /** Milliseconds until the bank confirms and the second notification follows; null: only on demand. */
  confirmedAfter: number | null
}

export type Simulator = {
  serverKey: string
  realHttpCodes: boolean
  clock: SimulatorClock
  store: Store
  faults: Faults
  refundRules: RefundRules
  notifier: Notifier
  charge(charge: ValidCharge, context: { base: string; override?: string[]; append?: string[] }): Transaction | 'conflict'
  /** The changed transaction, `missing`, or `refused` where the state does not allow it. */
  act(id: string, action: Action, options?: { force?: boolean }): Transaction | 'missing' | 'refused'
  refund(
    id: string,
    input: { amount: number | undefined; key: string; reason: string | undefined; method: 'online' | 'offline' },
  ): RefundVerdict | 'missing'
  /** The bank confirms the refunds made so far: a second notification follows. */
  confirmRefunds(id: string): Transaction | 'missing' | 'refused'
  sendTestNotification(url?: string): void
}

const DEFAULT_KEY = 'SB-Mid-server-DEMO-FISIOKU'

/** The simulator refuses keys that could be somebody's real ones. */
export function looksLikeDummyKey(key: string): boolean {
  return /example|dummy|demo|local|test|fake|simulasi/i.test(key)
}

export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const serverKey = options.serverKey ?? DEFAULT_KEY
  if (!looksLikeDummyKey(serverKey)) {
    throw new Error(
      'The Midtrans simulator refuses this server key: it does not look like a dummy (it must contain DEMO, TEST, LOCAL, DUMMY or EXAMPLE).',
    )
  }
  const merchantId = options.merchantId ?? 'G000000001'
  const clock = createClock({
    ...(options.clockScale !== undefined && { scale: options.clockScale }),
    ...(options.startAt !== undefined && { startAt: options.startAt }),
  })
  const store = createStore(options.stateFile)
  const notifier = createNotifier(clock, { retryFactor: options.retryFactor ?? 1, log: options.log ?? (() => {}) })
  const defaultUrls = options.notificationUrl ? [options.notificationUrl] : []

  const refundRules: RefundRules = { earliest: 0, confirmedAfter: 60_000 }

  const notify = (transaction: Transaction) =>
    notifier.notify(transaction.orderId, transaction.notificationUrls, notificationBody(transaction, serverKey))

  function change(transaction: Transaction): Transaction {
    store.save(transaction)
    notify(transaction)
    return transaction
  }

  function watchExpiry(transaction: Transaction): void {
    clock.schedule(transaction.expiresAt, () => {
      act(transaction.transactionId, 'expire')
    })
  }

  function act(id: string, action: Action, actOptions: { force?: boolean } = {}): Transaction | 'missing' | 'refused' {
    const transaction = store.find(id)
    if (!transaction) return 'missing'
    const changed = transition(transaction, action, clock.now(), actOptions.force)
    return changed ? change(changed) : 'refused'
  }

  /** Once: a refund confirmed already is no news. */
  function confirmRefunds(id: string): Transaction | 'missing' | 'refused' {
    const transaction = store.find(id)
    if (!transaction) return 'missing'
    if (transaction.refunds.length === 0) return 'refused'
    if (transaction.refunds.every((refund) => refund.bank_confirmed_at)) return transaction
    const confirmedAt = wibText(clock.now())
    return change({
      ...transaction,
      refunds: transaction.refunds.map((refund) => ({ ...refund, bank_confirmed_at: refund.bank_confirmed_at ?? confirmedAt })),
    })
  }

  for (const transaction of store.all()) if (transaction.status === 'pending') watchExpiry(transaction)

  return {
    serverKey,
    realHttpCodes: options.realHttpCodes ?? false,
    clock,
    store,
    notifier,
    act,
    confirmRefunds,
    refundRules,
    faults: createFaults(),
    charge(charge, context) {
      const previous = store.find(charge.orderId)
      if (previous && previous.status !== 'cancel' && previous.status !== 'expire') return 'conflict'
      const transactionId = randomUUID()
      const now = clock.now()
      const transaction: Transaction = {
        transactionId,
        merchantId,
        orderId: charge.orderId,
        amount: charge.amount,
        paymentType: charge.channel.paymentType,
        channel: charge.channel.channel,
        status: 'pending',
        fraudStatus: hasFraudStatus(charge.channel) ? 'accept' : undefined,
        createdAt: now,
        expiresAt: now + charge.expirySeconds * 1000,
        settledAt: undefined,
        details: channelDetails(charge.channel, transactionId, charge.amount, context.base),
        settlementDetails: settlementDetails(charge.channel, transactionId),
        echo: charge.echo,
        customerName: charge.customerName,
        itemNames: charge.itemNames,
        callbackUrl: charge.callbackUrl,
        notificationUrls: context.override ?? [...defaultUrls, ...(context.append ?? [])],
        refunds: [],
      }
      watchExpiry(transaction)
      return change(transaction)
    },
    refund(id, input) {
      const transaction = store.find(id)
      if (!transaction) return 'missing'
      const verdict = applyRefund(transaction, {
        ...input,
        at: wibText(clock.now()),
        id: store.nextRefundId(),
        now: clock.now(),
        earliest: refundRules.earliest,
      })
      if (!verdict.ok) return verdict
      change(verdict.transaction)
      if (refundRules.confirmedAfter !== null)
        clock.schedule(clock.now() + refundRules.confirmedAfter, () => {
          confirmRefunds(transaction.transactionId)
        })
      return verdict
    },
    sendTestNotification(url) {
      const orderId = `payment_notif_test_${merchantId}_${randomUUID()}`
      const sample: Transaction = {
        transactionId: randomUUID(),
        merchantId,
        orderId,
        amount: 10_000,
        paymentType: 'bank_transfer',
        channel: 'bca',
        status: 'settlement',
        fraudStatus: 'accept',
        createdAt: clock.now(),
        expiresAt: clock.now(),
        settledAt: clock.now(),
        details: {},
        settlementDetails: {},
        echo: {},
        customerName: undefined,
        itemNames: [],
        callbackUrl: undefined,
        notificationUrls: [],
        refunds: [],
      }
      notifier.notify(orderId, url ? [url] : defaultUrls, notificationBody(sample, serverKey))
    },
  }
}

/** Body of a charge answer: shared fields, the method's own, and the channel's own text. */
export function chargeBody(transaction: Transaction, message: string): { code: string; body: Body } {
  return { code: statusCodeOf(transaction), body: { status_message: message, ...transactionFields(transaction), ...transaction.details } }
}
