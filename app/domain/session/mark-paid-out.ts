import type { Tx } from '../../platform/db.ts'

/** A finished session that earned its therapist's share. Money in whole rupiah. */
export type EarnedSession = {
  id: string
  booking_id: string
  ordinal: number
  status: 'COMPLETED' | 'FORFEITED'
  therapist_share: bigint
  platform_share: bigint
  /** Who did it: the session's own therapist, whoever has the booking today. */
  therapist_user_id: string
  code: string
}

/**
 * Flips the flag that stops a second payout of a finished session (F10). The caller
 * posts the entry in the same transaction.
 * @returns null when it was paid before, is held, or has not ended in a state that earns.
 */
export async function markPaidOut(tx: Tx, sessionId: string): Promise<EarnedSession | null> {
  const [earned] = await tx.$queryRaw<EarnedSession[]>`
    update sessions s set is_payout_distributed = true
    from therapists t, bookings b
    where s.id = ${sessionId}::uuid and t.id = s.therapist_id and b.id = s.booking_id
      and not s.is_payout_distributed and s.payout_held_for is null and s.status in ('COMPLETED', 'FORFEITED')
    returning s.id, s.booking_id, s.ordinal, s.status::text, s.therapist_share, s.platform_share, t.user_id as therapist_user_id, b.code`
  return earned ?? null
}
