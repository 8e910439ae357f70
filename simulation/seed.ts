// One seed: lives it, finds the exact step of a failure, shortens the story, and reports to the parent process.
import { tell } from './action.ts'
import { run, type Failure } from './run.ts'
import { pinpoint, shrink } from './shrink.ts'

export type Report = {
  seed: number
  steps: number
  milliseconds: number
  failure: Failure | null
  story: string[]
  replays: number
  counts: [string, number][]
}

const [seed = 1, steps = 100] = process.argv.slice(2, 4).map(Number)
const saveTo = process.env.SIMULATION_SAVE_TO
const lived = await run({ seed, steps, ...(saveTo && { saveTo, stopAtOnce: true }) })
const report: Report = {
  seed,
  steps: lived.actions.length,
  milliseconds: lived.milliseconds,
  failure: lived.failure,
  story: [],
  replays: 0,
  counts: [...lived.counts],
}
if (lived.failure) {
  report.failure = await pinpoint(seed, lived.actions, lived.failure)
  let story = lived.actions.slice(-15)
  if (process.argv[4] === 'shrink') {
    const short = await shrink(
      seed,
      lived.actions.filter(({ n }) => n <= report.failure!.step),
      report.failure,
      { replays: 150, milliseconds: 120_000 },
    )
    report.replays = short.replays
    story = short.story
    report.failure = { ...short.failure, step: report.failure.step }
  }
  report.story = story.map((action) => tell(action, lived.start))
}
process.send?.(report)
process.disconnect?.()
