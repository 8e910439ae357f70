import { actorOf, type Tx } from '../../platform/db.ts'
import { recordSign } from '../identity/presence.ts'

export type SetOnlineResult = { ok: true; isOnline: boolean } | { ok: false; reason: 'not_found' | 'not_verified' | 'not_open' }

/**
 * The acting therapist's online switch: it decides whether instant requests may
 * come. Anyone may go offline; only verified therapists who take new bookings come
 * online (I17), and the statement itself checks it. Pressing it is a sign of life.
 */
export async function setOnline(tx: Tx, input: { online: boolean }): Promise<SetOnlineResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'THERAPIST') return { ok: false, reason: 'not_found' }
  const [row] = await tx.$queryRaw<{ id: string; is_online: boolean; verified: boolean }[]>`
    update therapists t set is_online = ${input.online} and t.is_listed
    where user_id = ${actor.id}::uuid returning id, is_online, verification_status = 'APPROVED' as verified`
  if (!row) return { ok: false, reason: 'not_found' }
  if (input.online && !row.is_online) return { ok: false, reason: row.verified ? 'not_open' : 'not_verified' }
  await recordSign(tx, row.id)
  return { ok: true, isOnline: row.is_online }
}
