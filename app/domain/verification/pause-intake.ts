import { actorOf, type Tx } from '../../platform/db.ts'
import { recordAudit } from '../oversight/record-audit.ts'
import { lockIntake, setIntake } from './intake.ts'

export type PauseIntakeResult = { ok: true; isPaused: boolean } | { ok: false; reason: 'not_found' | 'stopped' }

/**
 * The acting therapist's own switch: paused, they take no new bookings, and what is
 * sold goes on. A hold made before is honoured when it is paid. Whom an admin stopped
 * only an admin opens again.
 */
export async function pauseIntake(tx: Tx, input: { paused: boolean }): Promise<PauseIntakeResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'THERAPIST') return { ok: false, reason: 'not_found' }
  const [own] = await tx.$queryRaw<{ id: string }[]>`select id from therapists where user_id = ${actor.id}::uuid`
  const therapist = own && (await lockIntake(tx, own.id))
  if (!therapist) return { ok: false, reason: 'not_found' }
  if (therapist.intake === 'STOPPED') return { ok: false, reason: 'stopped' }
  const wanted = input.paused ? 'PAUSED' : 'OPEN'
  if (therapist.intake === wanted) return { ok: true, isPaused: input.paused }
  await setIntake(tx, therapist.id, wanted, null)
  await recordAudit(tx, {
    action: input.paused ? 'therapist.pause' : 'therapist.resume',
    subjectType: 'therapist',
    subjectId: therapist.id,
    before: { intake: therapist.intake },
    after: { intake: wanted },
  })
  return { ok: true, isPaused: input.paused }
}
