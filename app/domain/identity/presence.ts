import type { Tx } from '../../platform/db.ts'

/** A therapist's sign of life is written at most this often: every request is one. */
export const SIGN_EVERY_SECONDS = 60

/** Says that the therapist's app was heard now. `$1` is the therapist's id, `$2` the seconds above. */
export const RECORD_SIGN = `
  insert into therapist_presence as p (therapist_id, last_sign_at) values ($1, app_now())
  on conflict (therapist_id) do update set last_sign_at = excluded.last_sign_at
    where p.last_sign_at < excluded.last_sign_at - make_interval(secs => $2)`

/** The same inside a transaction. */
export async function recordSign(tx: Tx, therapistId: string): Promise<void> {
  await tx.$executeRawUnsafe(RECORD_SIGN.replace('$1', '$1::uuid').replace('$2', '$2::int'), therapistId, SIGN_EVERY_SECONDS)
}
