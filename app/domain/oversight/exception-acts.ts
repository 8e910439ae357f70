/** Pure; pages and invariants read it too. */
export const EXCEPTION_KINDS = [
  'PAYOUT_FAILED',
  'SESSION_UNRESOLVED',
  'PAYMENT_MISMATCH',
  'THERAPIST_NO_SHOW',
  'WITHDRAWAL_UNCLEAR',
] as const
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]

/**
 * `retry_payout`: the payout is tried again. `decide_session`: what became of the session.
 * `settle_withdrawal`: complete or reject it on the withdrawals' page. `note`: said how it was settled.
 */
export type ExceptionAct = 'retry_payout' | 'decide_session' | 'settle_withdrawal' | 'note'

export type ActInStates = {
  act: ExceptionAct
  /** States of the exception's subject in which the act may be done; absent: any. */
  from?: readonly string[]
  /** States of the subject's booking, where they matter too. */
  bookingFrom?: readonly string[]
}

export type ExceptionRule = {
  /** Which of the exception's references `from` speaks of. */
  subject: 'session' | 'payment' | 'withdrawal'
  /** In the order they are offered; the first whose states fit is the one. */
  acts: readonly ActInStates[]
  /** Whether the end of its subject settles it without a person. */
  endsWithSubject: boolean
}

const UNFINISHED = ['SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS', 'FAILED'] as const

/** Each kind's ways out. An open exception that fits none would stay for ever. */
export const EXCEPTION_ACTS: Record<ExceptionKind, ExceptionRule> = {
  PAYOUT_FAILED: { subject: 'session', acts: [{ act: 'retry_payout', from: ['COMPLETED', 'FORFEITED'] }], endsWithSubject: false },
  SESSION_UNRESOLVED: {
    subject: 'session',
    acts: [{ act: 'decide_session', from: UNFINISHED, bookingFrom: ['ACCEPTED'] }],
    endsWithSubject: true,
  },
  PAYMENT_MISMATCH: { subject: 'payment', acts: [{ act: 'note' }], endsWithSubject: false },
  THERAPIST_NO_SHOW: { subject: 'session', acts: [{ act: 'note' }], endsWithSubject: false },
  WITHDRAWAL_UNCLEAR: {
    subject: 'withdrawal',
    acts: [
      { act: 'settle_withdrawal', from: ['PROCESSING'] },
      // The gateway changed its word after the end: nothing moves any more, a person has looked.
      { act: 'note', from: ['COMPLETED', 'REJECTED'] },
    ],
    endsWithSubject: true,
  },
}

/** What a person can do about it now; null: nothing, which must never be true of an open one. */
export function actOf(kind: ExceptionKind, states: { subject: string | null; booking: string | null }): ExceptionAct | null {
  const fits = (allowed: readonly string[] | undefined, state: string | null) => !allowed || (state !== null && allowed.includes(state))
  return EXCEPTION_ACTS[kind].acts.find((way) => fits(way.from, states.subject) && fits(way.bookingFrom, states.booking))?.act ?? null
}
