import type { Tx } from '../../platform/db.ts'

/** Why people cancel; the database knows the same codes. */
export const CANCEL_REASONS = [
  'time_does_not_suit',
  'feeling_better',
  'ordered_by_mistake',
  'other_side_unreachable',
  'illness_or_emergency',
  'other',
] as const

export type CancelReason = (typeof CANCEL_REASONS)[number]

/** Characters of somebody's own words. */
export const CANCEL_WORDS_LIMIT = 500

/** Why somebody cancels, and their own words; nobody has to give any. The words are for admins. */
export type Because = { reason?: CancelReason | null; words?: string | null }

/**
 * Why a session was cancelled, beside its step among the booking's events: a session may be
 * given back and cancelled again, so it has no column of its own.
 */
export async function noteBecause(tx: Tx, bookingId: string, sessionIds: readonly string[], because: Because): Promise<void> {
  const words = because.words?.trim() || null
  const reason = because.reason ?? null
  if (reason === null && words === null) return
  await tx.$executeRaw`
    insert into booking_events (booking_id, session_id, subject, to_state, reason, actor_id, actor_name, data)
    select s.booking_id, s.id, 'NOTE', 'CANCEL_REASON', ${reason}, app_actor_id(), app_actor_name(),
      jsonb_build_object('ordinal', s.ordinal, 'words', ${words}::text)
    from sessions s where s.booking_id = ${bookingId}::uuid and s.id = any(${[...sessionIds]}::uuid[]) order by s.ordinal`
}
