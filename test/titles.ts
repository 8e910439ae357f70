import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../scripts/support/project.ts'

/** Full titles, with those of the groups around them, by the file they stand in. */
export type Titles = ReadonlyMap<string, readonly string[]>

/**
 * What the two runners themselves say they would run. Skipped tests and text that only looks
 * like a title are not among it. Nothing is run: vitest parses, Playwright loads its files.
 */
export async function collectTitles(): Promise<Titles> {
  const directory = await mkdtemp(join(tmpdir(), 'titles-'))
  try {
    const [units, journeys] = await Promise.all([
      vitestTitles(join(directory, 'vitest.json')),
      playwrightTitles(join(directory, 'e2e.json')),
    ])
    const titles = new Map<string, string[]>()
    for (const { file, title } of [...units, ...journeys]) titles.set(file, [...(titles.get(file) ?? []), title])
    return titles
  } finally {
    await rm(directory, { recursive: true })
  }
}

type Title = { file: string; title: string }

async function vitestTitles(report: string): Promise<Title[]> {
  await node(['node_modules/vitest/vitest.mjs', 'list', '--staticParse', `--json=${report}`])
  const tests = JSON.parse(await readFile(report, 'utf8')) as { name: string; file: string }[]
  return tests.map(({ name, file }) => ({ file: relative(root, file), title: name }))
}

type Suite = { title: string; file: string; specs: { title: string; tests: { expectedStatus: string }[] }[]; suites?: Suite[] }

async function playwrightTitles(report: string): Promise<Title[]> {
  await node(['node_modules/@playwright/test/cli.js', 'test', '--list', '--reporter=json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: report })
  const { suites } = JSON.parse(await readFile(report, 'utf8')) as { suites: Suite[] }
  const within = (suite: Suite, around: string[]): Title[] => [
    ...suite.specs
      .filter(({ tests }) => tests.some(({ expectedStatus }) => expectedStatus !== 'skipped'))
      .map(({ title }) => ({ file: `e2e/${suite.file}`, title: [...around, title].join(' > ') })),
    ...(suite.suites ?? []).flatMap((inner) => within(inner, [...around, inner.title])),
  ]
  return suites.flatMap((suite) => within(suite, []))
}

/** Without this run's own settings: a runner inside a runner would take them for its own. */
async function node(parameters: string[], extra: Record<string, string> = {}): Promise<void> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|PLAYWRIGHT|TEST$|NODE_OPTIONS$)/.test(name)))
  await promisify(execFile)(process.execPath, parameters, { cwd: root, env: { ...env, ...extra }, maxBuffer: 16 << 20 })
}
