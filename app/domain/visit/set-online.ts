import { actorOf, type Tx } from '../../platform/db.ts'

export type SetOnlineResult = { ok: true; isOnline: boolean } | { ok: false; reason: 'not_found' | 'not_verified' }

/**
 * The acting therapist's online switch. Anyone may go offline; only verified
 * therapists come online (I17), and the statement itself checks it.
 */
export async function setOnline(tx: Tx, input: { online: boolean }): Promise<SetOnlineResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'THERAPIST') return { ok: false, reason: 'not_found' }
  const [row] = await tx.$queryRaw<{ is_online: boolean }[]>`
    update therapists set is_online = ${input.online} and verification_status = 'APPROVED', last_seen_at = app_now()
    where user_id = ${actor.id}::uuid returning is_online`
  if (!row) return { ok: false, reason: 'not_found' }
  if (input.online && !row.is_online) return { ok: false, reason: 'not_verified' }
  return { ok: true, isOnline: row.is_online }
}
