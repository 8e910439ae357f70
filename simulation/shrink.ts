/** Makes a failing story short: whoever and whatever is not needed for the same finding leaves it. */
import type { Action } from './action.ts'
import { run, type Failure } from './run.ts'

export type Shrunk = { story: Action[]; failure: Failure; replays: number }

/**
 * Removes ever smaller parts of the story as long as the same check still fails (delta debugging).
 * What no longer applies is skipped when it is told again. Stops after `replays` tries or `milliseconds`.
 */
export async function shrink(
  seed: number,
  actions: readonly Action[],
  failure: Failure,
  limits: { replays: number; milliseconds: number },
): Promise<Shrunk> {
  const until = performance.now() + limits.milliseconds
  let best: Shrunk = { story: [...actions], failure, replays: 0 }
  const isEnd = failure.step > actions.length
  const again = async (story: Action[]): Promise<boolean> => {
    best.replays += 1
    const told = await run({ seed, steps: story.length, story, everySteps: Infinity, stopAtOnce: !isEnd })
    if (told.failure?.check !== failure.check) return false
    best = { story: isEnd ? story : told.actions, failure: told.failure, replays: best.replays }
    return true
  }
  const more = () => best.replays < limits.replays && performance.now() < until
  // Mostly one booking and the people around it matter.
  const names = [...failure.detail.matchAll(/\bb\d+r?\b/g)].map(([name]) => name)
  if (names.length > 0) await again(best.story.filter((action) => isAbout(action, names)))
  let parts = 2
  while (more() && best.story.length > 1) {
    const size = Math.ceil(best.story.length / parts)
    let isShorter = false
    for (let from = 0; from < best.story.length && more(); from += size) {
      const without = [...best.story.slice(0, from), ...best.story.slice(from + size)]
      if (without.length > 0 && (await again(without))) {
        isShorter = true
        from -= size
      }
    }
    if (size === 1 && !isShorter) break
    parts = isShorter ? Math.max(2, parts - 1) : Math.min(best.story.length, parts * 2)
  }
  return best
}

/** The booking's own steps, and whatever has no booking but moves the world along. */
function isAbout(action: Action, names: string[]): boolean {
  const booking = action.do === 'book' ? action.key : action.booking
  return booking === undefined || names.includes(booking) || names.includes(action.rival?.key ?? '')
}

/**
 * The first step after which a story breaks. Invariants are asked only every few steps; told again
 * with all of them after each one, the exact step shows.
 */
export async function pinpoint(seed: number, actions: readonly Action[], failure: Failure): Promise<Failure> {
  if (failure.step > actions.length || !/^(I\d|TB)/.test(failure.check)) return failure
  const told = await run({ seed, steps: actions.length, story: actions, closeFrom: failure.step - 20, stopAtOnce: true })
  return told.failure ?? failure
}
