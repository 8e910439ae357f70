import { STATE_FAULTS } from './faults-of-states.ts'
import type { Fault, Patch } from './plant.ts'

const NO_OVERLAP_CONSTRAINTS =
  'alter table sessions drop constraint therapist_not_double_booked, drop constraint patient_not_double_booked;'
const noTrigger = (trigger: string, table: string) => `drop trigger ${trigger} on ${table};`
const anyPosting: Patch = {
  file: 'app/domain/ledger/post-entry.ts',
  from: '${entry.key}, ${hash}, ${entry.bookingId',
  to: '${`${entry.key}:${crypto.randomUUID()}`}, ${hash}, ${entry.bookingId',
}

const session = (name: string) => `app/domain/session/${name}.ts`
const booking = (name: string) => `app/domain/booking/${name}.ts`
const payment = (name: string) => `app/domain/payment/${name}.ts`
const refund = (name: string) => `app/domain/refund/${name}.ts`
const ledger = (name: string) => `app/domain/ledger/${name}.ts`
const scheduling = (name: string) => `app/domain/scheduling/${name}.ts`

export const FAULTS: Fault[] = [
  {
    name: 'no calendar lock, no constraint',
    sql: NO_OVERLAP_CONSTRAINTS,
    patches: [
      { file: 'app/platform/db.ts', from: 'const locks = [...new Set(calendars)].sort()', to: 'const locks = calendars.slice(0, 0)' },
    ],
  },
  {
    name: 'unpaid holds do not occupy',
    sql: NO_OVERLAP_CONSTRAINTS,
    patches: [
      {
        file: scheduling('taken-times'),
        from: "and not (b.status = 'PENDING' and b.hold_expires_at <= app_now())",
        to: "and b.status <> 'PENDING'",
      },
    ],
  },
  { name: 'ledger forgets idempotency keys', patches: [anyPosting] },
  {
    name: 'a debit sent again is paid again',
    patches: [
      {
        file: ledger('debit-wallet'),
        from: 'const key = `withdrawal:${input.walletId}:${input.requestId}`',
        to: 'const key = `withdrawal:${input.walletId}:${crypto.randomUUID()}`',
      },
    ],
  },
  {
    name: "the notification's status is believed",
    patches: [
      {
        file: payment('process-notification'),
        from: 'const outcome = await applyGatewayStatus(tx, { paymentId: row.payment_id!, gateway: answer.transaction })',
        to: `const [said] = await tx.$queryRaw<{ status: string }[]>\`select transaction_status as status from gateway_notifications where id = \${row.id}::uuid\`
    const believed = said?.status === 'settlement' ? { ...answer.transaction, status: 'paid' as const } : answer.transaction
    const outcome = await applyGatewayStatus(tx, { paymentId: row.payment_id!, gateway: believed })`,
      },
    ],
  },
  {
    name: 'shares are rounded without the remainder',
    patches: [{ file: 'app/platform/money.ts', from: 'shares[parts - 1] = total - share * BigInt(parts - 1)', to: '' }],
  },
  {
    name: 'expired sessions are paid out',
    sql: 'alter table sessions drop constraint payout_only_when_earned; drop index one_payout_per_session;',
    patches: [
      {
        file: session('mark-paid-out'),
        from: "s.status in ('COMPLETED', 'FORFEITED')",
        to: "s.status in ('COMPLETED', 'FORFEITED', 'EXPIRED')",
      },
      { file: session('consequences'), from: 'EXPIRED: { breakage: true }', to: 'EXPIRED: { breakage: true, payout: true }' },
    ],
  },
  {
    name: 'anyone may answer a request',
    patches: [
      {
        file: booking('accept-booking'),
        from: "return booking && actor.kind === 'user' && booking.therapist_user_id === actor.id ? booking : null",
        to: "return booking && actor.kind === 'user' ? booking : null",
      },
    ],
  },
  {
    name: 'a refund is paid again when pressed again',
    patches: [
      {
        file: refund('complete-refund'),
        from: 'key: `refund-paid:${refund.id}`, bookingId',
        to: 'key: `refund-paid:${refund.id}:${crypto.randomUUID()}`, bookingId',
      },
      {
        file: refund('complete-refund'),
        from: "if (refund.status !== 'PENDING') return { ok: false, reason: 'already_completed' }",
        to: '',
      },
    ],
  },
  {
    name: 'the hold job outlives the payment',
    patches: [{ file: session('move-booking'), from: 'remove: [holdEnd.key({ bookingId: booking.id })] }', to: 'remove: [] }' }],
  },
  {
    name: 'the payout flag is ignored',
    sql: 'drop index one_payout_per_session;',
    patches: [
      {
        file: session('mark-paid-out'),
        from: 'not s.is_payout_distributed and s.payout_held_for is null',
        to: 's.payout_held_for is null',
      },
      {
        file: 'app/domain/payout/pay-out-session.ts',
        from: 'key: `payout:${session.id}`, bookingId',
        to: 'key: `payout:${session.id}:${crypto.randomUUID()}`, bookingId',
      },
    ],
  },
  {
    name: 'late money counts as entitled',
    patches: [
      {
        file: payment('apply-gateway-status'),
        from: 'await confirmBooking(tx, { booking, payment, paidAt })',
        to: "((await confirmBooking(tx, { booking, payment, paidAt })) || booking.status === 'CANCELLED')",
      },
    ],
  },
  {
    name: 'no refund after a decline',
    patches: [
      {
        file: session('move-booking'),
        from: 'if (!paymentId || amount === 0n) return 0n',
        to: "if (!paymentId || amount === 0n || reason === 'therapist_declined') return 0n",
      },
    ],
  },
  { name: 'session steps leave no event', sql: noTrigger('sessions_record_step', 'sessions'), patches: [] },
  {
    name: 'a hidden review still counts',
    patches: [{ file: 'app/domain/review/hide-review.ts', from: 'await refreshRating(tx, review.therapist_id)', to: 'void refreshRating' }],
  },
  {
    name: 'the rating is not refreshed',
    patches: [{ file: 'app/domain/review/submit-review.ts', from: 'await refreshRating(tx, therapist.id)', to: 'void refreshRating' }],
  },
  {
    name: 'the chat stays open after its lock',
    sql: noTrigger('chat_messages_open_room', 'chat_messages'),
    patches: [
      {
        file: 'app/domain/chat/chat-room.ts',
        from: 'b.is_chat_active and (b.chat_locked_at is null or app_now() <= b.chat_locked_at) as is_open',
        to: 'true as is_open',
      },
    ],
  },
  {
    name: 'a swap moves finished sessions',
    patches: [
      {
        file: session('reassign'),
        from: "where booking_id = ${booking.id}::uuid and status in ('PENDING_SCHEDULING', 'REQUESTED', 'SCHEDULED')`",
        to: 'where booking_id = ${booking.id}::uuid`',
      },
    ],
  },
  {
    name: 'the time-out comes before the deadline',
    patches: [{ file: booking('time-out-booking'), from: "if (!due?.due) return { ok: false, reason: 'not_due' }", to: 'void due' }],
  },
  {
    name: 'an answer after the deadline counts',
    patches: [
      { file: session('move-booking'), from: "and status = 'PAID' and therapist_respond_by > app_now()`", to: "and status = 'PAID'`" },
    ],
  },
  {
    name: 'the wrong amount buys the booking',
    patches: [
      {
        file: payment('apply-gateway-status'),
        from: 'const isRightAmount = money.amount === payment.amount',
        to: 'const isRightAmount = money.amount > 0n',
      },
    ],
  },
  {
    name: 'a late cancellation is free',
    patches: [
      {
        file: scheduling('cancellation-terms'),
        from: 'const isFree = Temporal.Instant.compare(input.now, freeUntil) < 0',
        to: 'const isFree = Temporal.Instant.compare(input.now, input.startsAt) < 0',
      },
      {
        file: scheduling('cancel-session'),
        from: 'const onlyIf = { minutesAhead: session.policy.freeCancellationMinutes }',
        to: 'const onlyIf = { minutesAhead: 0 }',
      },
    ],
  },
  {
    name: 'a no-show is not paid out',
    patches: [{ file: session('move-session'), from: 'const due = payout ?', to: "const due = payout && step.to === 'COMPLETED' ?" }],
  },
  {
    name: 'a wallet may fall below zero',
    sql: 'alter table ledger_accounts drop constraint balance_never_negative;',
    patches: [
      {
        file: ledger('debit-wallet'),
        from: "if (wallet.balance < input.amount) return { ok: false, reason: 'balance_too_low', balance: wallet.balance }",
        to: '',
      },
    ],
  },
  {
    name: 'nobody ends the wait for an answer',
    patches: [
      {
        file: session('move-booking'),
        from: 'add: [plan(answerEnd, { bookingId: booking.id }, { runAt: respondBy })]',
        to: "add: booking.booking_type === 'INSTANT' ? [] : [plan(answerEnd, { bookingId: booking.id }, { runAt: respondBy })]",
      },
    ],
  },
  {
    name: 'lost packages stay deferred revenue',
    patches: [
      {
        file: session('move-session'),
        from: 'if (breakage) for (const step of steps) await releaseUnearned(tx, booking.id, step)',
        to: 'void releaseUnearned',
      },
    ],
  },
  {
    name: "a bank's reversal is overheard",
    patches: [
      {
        file: payment('payment'),
        from: "if (payment.status === 'COMPLETED' || payment.status_reason === MOVED_ON) return { kind: 'reversal' }",
        to: "if (payment.status === 'COMPLETED') return { kind: 'none' }",
      },
    ],
  },
  {
    name: 'a cancelled session is refunded and paid',
    patches: [
      {
        file: session('update-sessions'),
        from: 's.therapist_share + s.platform_share as value',
        to: 's.therapist_share + s.platform_share + 1 as value',
      },
    ],
  },
  ...STATE_FAULTS,
]
