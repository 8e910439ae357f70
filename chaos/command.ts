import { randomInt } from 'node:crypto'
import { arrange } from './arrange.ts'
import { check, type Finding } from './checks.ts'
import { runClient } from './clients.ts'
import { drain } from './drain.ts'
import { newJournal, type Journal } from './journal.ts'
import { type Kills, killAtRandom } from './killer.ts'
import type { Member } from './product.ts'
import { randomFrom } from './random.ts'
import { peopleTheWorld } from './world.ts'
import { Trouble, dim, green, red, say, step } from '../scripts/support/terminal.ts'

type Options = { seconds: number; kills: number; seed: number; clients: number; isControl: boolean }

/**
 * The running product under load while its processes and the database's back ends are
 * killed. The seed fixes what the actors want and what is killed; the timing is real.
 * @returns the exit code: 0 when nothing acknowledged was lost or doubled
 */
export async function chaos(parameters: readonly string[]): Promise<number> {
  const options = readOptions(parameters)
  say(
    `seed ${options.seed}: ${options.kills} kills in about ${options.seconds} s, ${options.clients} clients${options.isControl ? ', CONTROL: a fresh key at each retry' : ''}`,
  )
  const stage = await step('PostgreSQL, 2 web, 2 worker processes, gateway', arrange)
  try {
    const random = randomFrom(options.seed)
    const pool = stage.db.pool
    const world = await step('People', () => peopleTheWorld(pool, { patients: 1_500, therapists: 150 }))
    const journal = newJournal()
    let isOver = false
    const clients = Array.from({ length: options.clients }, (_, index) =>
      runClient({
        ...stage,
        pool,
        world,
        journal,
        isControl: options.isControl,
        random: random.fork(`client ${index}`),
        isOver: () => isOver,
      }),
    )
    const scene = { members: stage.members, pool, random: random.fork('killer'), sandboxUrl: stage.sandboxUrl, mayCrash: stage.isOwnServer }
    const { kills, takeovers, stopWatching } = await step('Killing', () =>
      killAtRandom(scene, { seconds: options.seconds, most: options.kills }),
    )
    isOver = true
    await fetch(`${stage.sandboxUrl}/__sim/faults`, { method: 'DELETE' })
    const journeys = (await step('Last journeys', () => Promise.all(clients))).reduce((sum, count) => sum + count, 0)
    const drained = await step('Draining', () => drain(pool, stage.sandboxUrl, 180))
    stopWatching()
    const findings = await check(pool, journal, stage.sandboxUrl)
    tell(journal, kills, stage.members, journeys)
    say(
      `jobs of killed workers: ${takeovers.orphaned}, taken over after at most ${takeovers.longest.toFixed(1)} s${takeovers.open() ? `, ${takeovers.open()} still held` : ''}`,
    )
    say(`drained in ${drained.seconds.toFixed(0)} s${drained.left.length ? `, left: ${drained.left.join(', ')}` : ''}`)
    const isLate = takeovers.longest > 60 || takeovers.open() > 0
    if (isLate) say(red("✗ a dead worker's jobs were not taken over within 60 s"))
    return verdict(findings, options, isLate)
  } finally {
    await stage.close()
  }
}

function tell(journal: Journal, kills: Kills, members: readonly Member[], journeys: number): void {
  const total = kills.web + kills.worker + kills.backend + kills.crash
  say(
    `\nkills ${total}: web ${kills.web}, worker ${kills.worker}, PostgreSQL back ends ended ${kills.backend}, killed with -9 ${kills.crash} (each restarts the whole server); gateway faults ${kills.faults}`,
  )
  say(`ended by themselves: ${members.map((one) => `${one.name} ${one.ownDeaths}`).join(', ')}`)
  const acknowledged = journal.bookings.filter((entry) => entry.ids.size > 0).length
  say(
    `journeys ${journeys}, requests ${journal.requests}, of them retries ${journal.retries}, longest until resolved ${(journal.longestUnknown / 1000).toFixed(1)} s`,
  )
  say(
    `acknowledged: bookings ${acknowledged}, charges ${journal.charges.length}, payments ${journal.payments.length}, acceptances ${journal.accepted.length}, ` +
      `messages ${journal.messages.filter((entry) => entry.acknowledged.length).length}, sessions completed ${journal.completed.length}`,
  )
  say(dim(`refusals: ${[...journal.refused].map(([what, count]) => `${what} ${count}`).join(', ') || 'none'}`))
}

function verdict(findings: Finding[], { seed, isControl }: Options, isLate: boolean): number {
  for (const { id, title, checked, problems } of findings) {
    say(
      problems.length === 0
        ? `${green('✓')} ${id}: ${title} (${checked})`
        : `${red('✗')} ${id}: ${title}: ${problems.length} of ${checked}\n    ${problems.slice(0, 8).join('\n    ')}`,
    )
  }
  const broken = findings.filter((finding) => finding.problems.length > 0).length
  say(`\nseed ${seed}: ${broken === 0 ? 'nothing lost, nothing doubled' : `${broken} checks failed`}`)
  if (!isControl) return broken === 0 && !isLate ? 0 : 1
  const isCaught = findings.some((finding) => finding.id.endsWith('.doubled') && finding.problems.length > 0)
  say(isCaught ? 'The control shows what the keys prevent.' : 'The control doubled nothing: too few answers were lost.')
  return isCaught ? 0 : 1
}

function readOptions(parameters: readonly string[]): Options {
  const options: Options = { seconds: 180, kills: 110, seed: randomInt(1_000_000), clients: 6, isControl: false }
  for (let index = 0; index < parameters.length; index++) {
    const name = parameters[index]?.replace(/^--/, '')
    if (name === 'control') options.isControl = true
    else if (name === 'seconds' || name === 'kills' || name === 'seed' || name === 'clients') {
      const value = Number(parameters[++index])
      if (!Number.isSafeInteger(value) || value < (name === 'seed' ? 0 : 1)) throw new Trouble(`--${name} needs a whole number.`)
      options[name] = value
    } else throw new Trouble('npm run chaos -- [--seconds N] [--kills N] [--seed N] [--clients N] [--control]')
  }
  return options
}
