/** What therapists do with their own calendar, and admins with therapists. */
import type { Deed } from './action.ts'
import { DAY, HOUR, MINUTE } from './propose-common.ts'
import type { Random } from './random.ts'
import type { BookingState, Snapshot } from './snapshot.ts'
import type { World } from './world.ts'

/** Time off, mostly short and soon; pauses that end again; stops that do not last. */
export function therapistsLife(world: World, state: Snapshot, chance: Random): Deed {
  const stopped = state.therapists.find(({ intake }) => intake === 'STOPPED')
  if (stopped && chance.chance(0.6)) return { do: 'reopen', who: 'a1', therapist: stopped.label }
  const paused = state.therapists.find(({ intake }) => intake === 'PAUSED')
  if (paused && chance.chance(0.6)) return { do: 'pause', who: paused.label, how: 'open' }
  const { label } = chance.pick(world.therapists)
  return chance.weighted<() => Deed>([
    [12, () => timeOff(world, chance, label, world.now + chance.whole(1, 72) * HOUR)],
    [3, () => ({ do: 'pause', who: label, how: 'paused' })],
    [2, () => ({ do: 'stop', who: 'a0', therapist: label })],
    [1, () => ({ do: 'stop', who: label, therapist: label })],
  ])()
}

function timeOff(world: World, chance: Random, label: string, around: number): Deed {
  const startsAt = Math.floor(around / (30 * MINUTE)) * 30 * MINUTE
  return { do: 'time_off', who: label, therapist: label, startsAt, amount: chance.pick([1, 2, 4]) }
}

/** A colleague is away just when the booking's next visit is: whoever hands it over must notice. */
export function awayThen(world: World, chance: Random, booking: BookingState): Deed | null {
  const next = booking.sessions.find(({ status, start }) => status === 'SCHEDULED' && start! > world.now && start! < world.now + 10 * DAY)
  const others = world.therapists.filter(({ label }) => label !== booking.therapist)
  return next ? timeOff(world, chance, chance.pick(others).label, next.start!) : null
}
