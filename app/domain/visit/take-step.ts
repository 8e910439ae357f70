import { nowOf, type Tx } from '../../platform/db.ts'
import { lockTherapistSession, type LockedSession } from '../session/lock.ts'
import type { SessionStatus } from '../session/session.ts'
import { decideStep, type StepRefusal, type VisitStep } from './visit.ts'

export type StepInput = {
  sessionId: string
  /** The appointment the therapist saw. When it has moved since, the step is stale. */
  startsAt?: Temporal.Instant
}

export type StepResult =
  /** `repeated`: the step had been taken before; nothing happened now. */
  | { ok: true; repeated: boolean }
  | { ok: false; reason: 'not_found' }
  | { ok: false; reason: StepRefusal; status: SessionStatus; opensAt?: Temporal.Instant }

/**
 * The frame of every step of a visit: lock the therapist's own session, ask the
 * rules, run the effect. The effect answers false when its conditional update
 * found another state than the one locked.
 */
export async function takeStep(
  tx: Tx,
  step: VisitStep,
  input: StepInput,
  effect: (visit: LockedSession) => Promise<boolean>,
  repeated?: (visit: LockedSession) => Promise<void>,
): Promise<StepResult> {
  const visit = await lockTherapistSession(tx, input.sessionId)
  if (!visit) return { ok: false, reason: 'not_found' }
  const decision = decideStep(step, visit, nowOf(tx), visit.policy)
  if (decision.kind === 'already') {
    await repeated?.(visit)
    return { ok: true, repeated: true }
  }
  if (decision.kind === 'refuse')
    return { ok: false, reason: decision.reason, status: visit.status, ...(decision.opensAt && { opensAt: decision.opensAt }) }
  const moved = input.startsAt && visit.startsAt && Temporal.Instant.compare(input.startsAt, visit.startsAt) !== 0
  if (moved || !(await effect(visit))) return { ok: false, reason: 'stale', status: visit.status }
  return { ok: true, repeated: false }
}
