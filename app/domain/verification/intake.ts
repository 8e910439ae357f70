/** What the two switches of a therapist's intake share; see README.md for the words. */
import type { Tx } from '../../platform/db.ts'
import { lockCalendars } from '../../platform/db.ts'
import type { Intake } from '../scheduling/may-take.ts'

export type LockedIntake = {
  id: string
  user_id: string
  intake: Intake
  intake_since: Date
  verification_status: string
  verification_reason: string | null
  is_active: boolean
}

/** The therapist's row behind their calendar's lock: whoever books takes the same and sees what was decided. */
export async function lockIntake(tx: Tx, therapistId: string): Promise<LockedIntake | null> {
  await lockCalendars(tx, [therapistId])
  const [row] = await tx.$queryRaw<LockedIntake[]>`
    select t.id, t.user_id, t.intake, t.intake_since, t.verification_status::text, t.verification_reason, u.is_active
    from therapists t join users u on u.id = t.user_id where t.id = ${therapistId}::uuid for no key update of t`
  return row ?? null
}

/**
 * Whoever takes nothing new is not online either. It counts from when the calendar was ours, not from
 * when we began to wait for it: what came in between was made before.
 */
export async function setIntake(tx: Tx, therapistId: string, intake: Intake, reason: string | null): Promise<void> {
  await tx.$executeRaw`
    update therapists set intake = ${intake}, intake_since = clock_timestamp() + (app_now() - now()), intake_reason = ${reason}, is_online = is_online and ${intake} = 'OPEN'
    where id = ${therapistId}::uuid`
}
