import type { Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { raiseException } from '../oversight/raise-exception.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { markPaidOut } from '../session/mark-paid-out.ts'

export type PayOutResult = { ok: true; outcome: 'PAID' | 'ALREADY_PAID'; amount: bigint } | { ok: false; reason: 'not_due' | 'not_found' }

/**
 * Credits the therapist's share of one finished session, in one transaction:
 * the flag flips, the wallet is credited, the ledger entry is posted. Running it
 * twice, or twice at once, pays once: the update of the flag puts the runs in line
 * and lets one through, and a unique index stands behind.
 */
export async function payOutSession(tx: Tx, input: { sessionId: string }): Promise<PayOutResult> {
  const session = await markPaidOut(tx, input.sessionId)
  if (!session) return whyNotPaid(tx, input.sessionId)
  await postEntry(tx, {
    kind: session.status === 'COMPLETED' ? 'SESSION_FEE' : 'FORFEIT_COMPENSATION',
    key: `payout:${session.id}`,
    bookingId: session.booking_id,
    sessionId: session.id,
    legs: [
      { account: 'DEFERRED_REVENUE', amount: -(session.therapist_share + session.platform_share) },
      { account: { walletOfUser: session.therapist_user_id }, amount: session.therapist_share },
      { account: 'PLATFORM_REVENUE', amount: session.platform_share },
    ],
  })
  await notify(tx, {
    userId: session.therapist_user_id,
    kind: 'payout_credited',
    href: '/therapist/wallet',
    data: { amount: Number(session.therapist_share), code: session.code, ordinal: session.ordinal },
    dedupeKey: `payout:${session.id}`,
  })
  return { ok: true, outcome: 'PAID', amount: session.therapist_share }
}

async function whyNotPaid(tx: Tx, sessionId: string): Promise<PayOutResult> {
  const [session] = await tx.$queryRaw<{ is_payout_distributed: boolean; therapist_share: bigint }[]>`
    select is_payout_distributed, therapist_share from sessions where id = ${sessionId}::uuid`
  if (!session) return { ok: false, reason: 'not_found' }
  if (session.is_payout_distributed) return { ok: true, outcome: 'ALREADY_PAID', amount: session.therapist_share }
  return { ok: false, reason: 'not_due' }
}

/** Recorded for every try, in a transaction of its own: a failed try leaves its trace too. */
export async function recordPayoutTry(
  tx: Tx,
  input: { sessionId: string; attempt: number; outcome: 'PAID' | 'ALREADY_PAID' | 'NOT_DUE' | 'FAILED'; detail?: string },
): Promise<void> {
  await tx.$executeRaw`insert into payout_events (session_id, attempt, outcome, detail)
    values (${input.sessionId}::uuid, ${input.attempt}, ${input.outcome}, ${input.detail ?? null})`
}

/** After the last try: onto the admin's exception list, where it can be tried again. */
export async function reportFailedPayout(tx: Tx, input: { sessionId: string; detail: string }): Promise<void> {
  const [session] = await tx.$queryRaw<{ booking_id: string; code: string }[]>`
    select s.booking_id, b.code from sessions s join bookings b on b.id = s.booking_id where s.id = ${input.sessionId}::uuid`
  if (!session) return
  await raiseException(tx, {
    kind: 'PAYOUT_FAILED',
    bookingId: session.booking_id,
    sessionId: input.sessionId,
    code: session.code,
    detail: input.detail,
  })
}
