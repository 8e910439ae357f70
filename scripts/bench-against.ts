/** Two commits measured by turns on one machine and one PostgreSQL: what a day's load does to one round it does to both. */
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { compare, type Compared, type Figure, figuresOf } from './support/bench-figures.ts'
import { run, runForCode } from './support/processes.ts'
import { dataDirectory, root } from './support/project.ts'
import { bold, dim, green, red, say, step, Trouble } from './support/terminal.ts'

export type AgainstOptions = { commit: string; rounds: number; only: readonly string[]; databaseUrl: string }

/** How much worse a figure may be before it is flagged. */
const TOLERANCE = 0.1

/** @returns how many figures are worse than theirs by more than the tolerance */
export async function benchAgainst({ commit, rounds, only, databaseUrl }: AgainstOptions): Promise<number> {
  const other = await step(`Work tree of ${commit}`, () => workTree(commit))
  const parts = [...new Set([...partsOf(root), ...partsOf(other)])].filter((part) => only.length === 0 || only.includes(part)).toSorted()
  const missing = only.filter((part) => !parts.includes(part))
  if (missing.length) throw new Trouble(`There is no bench ${missing.join(', ')}; there are ${partsOf(root).join(', ')}.`)
  const figures: Record<'ours' | 'theirs', Figure[]> = { ours: [], theirs: [] }
  const sides = [
    { side: 'ours', directory: root },
    { side: 'theirs', directory: other },
  ] as const
  for (let round = 1; round <= rounds; round++)
    for (const part of parts)
      // Whoever comes second meets a warmer machine: by turns.
      for (const { side, directory } of round % 2 ? sides : sides.toReversed()) {
        if (!partsOf(directory).includes(part)) continue
        const started = performance.now()
        const { status, output } = await runForCode(
          'node',
          ['scripts/bootstrap.mjs', 'bench', part],
          { BENCH_DATABASE_URL: databaseUrl, NO_COLOR: '1', FISIOKU_DATA: undefined, PATH: process.env.PATH },
          { cwd: directory, keep: 500 },
        )
        const found = figuresOf(part, output.slice(output.indexOf(`\n${part}\n`)))
        figures[side].push(...found)
        const seconds = ((performance.now() - started) / 1000).toFixed(0)
        say(dim(`round ${round} of ${rounds}, ${part}, ${side}: ${found.length} figures in ${seconds} s`))
        // A bench over its own aim ends with 1 too; without a figure it did not run.
        if (status !== 0 && found.length === 0) say(red(`✗ ${part}, ${side}:\n${output.split('\n').slice(-10).join('\n')}`))
      }
  const compared = compare(figures.ours, figures.theirs, TOLERANCE)
  report(compared, commit, rounds)
  return compared.filter(({ isWorse }) => isWorse).length
}

const partsOf = (directory: string) =>
  readdirSync(join(directory, 'bench'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => basename(name, '.ts'))

/** Kept in the data directory: a second comparison finds it built. */
async function workTree(commit: string): Promise<string> {
  const { status, output } = await runForCode('git', ['rev-parse', '--verify', '--quiet', `${commit}^{commit}`])
  if (status !== 0) throw new Trouble(`There is no commit ${commit} in this repository.`)
  const directory = join(dataDirectory, 'against', output.slice(0, 12))
  if (!existsSync(join(directory, 'package.json'))) {
    await run('git', ['worktree', 'prune'])
    await run('git', ['worktree', 'add', '--force', '--detach', directory, output])
  }
  if (!existsSync(join(directory, 'node_modules'))) await shareModules(directory)
  return directory
}

/** The packages of here, as links to the same files: what another lock file wants otherwise, the other tree's own bootstrap installs. */
async function shareModules(directory: string): Promise<void> {
  const [from, to] = [join(root, 'node_modules'), join(directory, 'node_modules')]
  const { status } = await runForCode('cp', ['-al', from, to])
  if (status !== 0) cpSync(from, to, { recursive: true, verbatimSymlinks: true })
  // Written in place, they would change here too.
  for (const mark of ['.installed-lock', '.package-lock.json']) {
    rmSync(join(to, mark), { force: true })
    if (mark === '.package-lock.json') cpSync(join(from, mark), join(to, mark))
  }
}

function report(compared: readonly Compared[], commit: string, rounds: number): void {
  const width = Math.max(...compared.map(({ name }) => name.length), 10)
  const number = (value: number | null) =>
    (value === null ? '–' : value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)))).padStart(9)
  say(bold(`\n${'median of '.concat(String(rounds)).padEnd(width)} ${'ours'.padStart(9)} ${commit.slice(0, 9).padStart(9)}     ratio`))
  for (const { name, ours, theirs, ratio, isWorse } of compared) {
    const line = `${name.padEnd(width)} ${number(ours)} ${number(theirs)} ${number(ratio)}`
    say(isWorse ? red(`${line}  worse by more than ${TOLERANCE * 100} %`) : line)
  }
  const worse = compared.filter(({ isWorse }) => isWorse).length
  const alone = compared.filter(({ ratio }) => ratio === null).length
  say(
    `\n${worse ? red(`${worse} of ${compared.length} figures are worse by more than ${TOLERANCE * 100} %`) : green(`None of ${compared.length} figures is worse by more than ${TOLERANCE * 100} %`)}${alone ? `; ${alone} on one side only` : ''}`,
  )
}
