/** A therapist's own calendar and switches, an admin's word about them, and a visit that breaks off. */
import { raiseException } from '../app/domain/oversight/raise-exception.ts'
import { addTimeOff } from '../app/domain/scheduling/time-off.ts'
import { lockSession } from '../app/domain/session/lock.ts'
import { moveSession } from '../app/domain/session/move-session.ts'
import { pauseIntake } from '../app/domain/verification/pause-intake.ts'
import { resumeTherapist, stopTherapist } from '../app/domain/verification/stop-therapist.ts'
import type { Tx } from '../app/platform/db.ts'
import type { Deed } from './action.ts'
import type { Outcome } from './outcome.ts'
import type { World } from './world.ts'

const HOUR = 3_600_000
const REASON = 'keluhan pasien'

/** @returns null when the deed is none of these */
export function ofTherapist(
  world: World,
  deed: Deed,
  session: string,
  run: (work: (tx: Tx) => Promise<{ ok: boolean }>) => Promise<Outcome>,
): Promise<Outcome> | null {
  const therapistId = deed.therapist === undefined ? '' : world.ids.get(deed.therapist)!
  switch (deed.do) {
    case 'time_off': {
      const [startsAt, endsAt] = [deed.startsAt!, deed.startsAt! + deed.amount! * HOUR].map((at) =>
        Temporal.Instant.fromEpochMilliseconds(at),
      )
      return run((tx) => addTimeOff(tx, { therapistId, startsAt: startsAt!, endsAt: endsAt! }))
    }
    case 'pause':
      return run((tx) => pauseIntake(tx, { paused: deed.how === 'paused' }))
    case 'stop':
      return run((tx) => stopTherapist(tx, { therapistId, reason: REASON }))
    case 'reopen':
      return run((tx) => resumeTherapist(tx, { therapistId, reason: REASON }))
    case 'fail':
      return run((tx) => breakOff(tx, session))
    default:
      return null
  }
}

/** Nobody can say yet what became of it: a person decides. */
async function breakOff(tx: Tx, sessionId: string): Promise<{ ok: true } | { ok: false; reason: 'stale' }> {
  const session = await lockSession(tx, sessionId, 'anybody')
  if (!session || session.bookingStatus !== 'ACCEPTED') return { ok: false, reason: 'stale' }
  const from = ['SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS'] as const
  if (!(await moveSession(tx, session, { from, to: 'FAILED', reason: 'broken_off' }))) return { ok: false, reason: 'stale' }
  await raiseException(tx, {
    kind: 'SESSION_UNRESOLVED',
    bookingId: session.bookingId,
    sessionId,
    code: session.code,
    detail: 'broken off',
  })
  return { ok: true }
}
