import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { NotificationKind } from '../app/domain/notification/kinds.ts'
import { EXCEPTION_KINDS } from '../app/domain/oversight/exception-acts.ts'
import { POLICY_KEYS } from '../app/domain/policy/policy.ts'
import { allMessages } from '../app/i18n/translator.server.ts'
import { readConfig, variables } from '../app/platform/config.ts'
import { testDatabase } from './database.ts'
import { testEnvironment } from './environment.ts'

/** What nothing reads today and may stay until the day its reader comes. Exact: what has a reader by now must leave. */
const WAITING: Record<string, string> = {
  countUnreadMessages: '2026-11-26: the lists of bookings will count unread messages when conversations have their own table',
  hideReview: "2026-11-26: the admins' page of reviews will call it",
  'config.storage': '2026-11-26: documents of therapists will be kept there (O05)',
}

const db = testDatabase()

/** Sources of the product by path, without comments and tests. */
const sources = new Map(
  globSync(['{app,worker,scripts,prisma/seed}/**/*.{ts,tsx}', 'server.ts', 'prisma.config.ts'])
    .filter((file) => !/\.test\.tsx?$|^app\/generated\//.test(file))
    .map((file) => [file, readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*/g, '')] as const),
)
const word = (name: string) => new RegExp(`(?<![\\w$])${name}(?![\\w$])`)

/** Whether a file of the product other than `besides` says `pattern`. */
function isRead(pattern: RegExp, besides: RegExp): boolean {
  return [...sources].some(([file, source]) => !besides.test(file) && pattern.test(source))
}

const waiting = (name: string) => name in WAITING

describe('R04 what is promised has a reader', () => {
  test('R04 the sources are found', () => expect(sources.size).toBeGreaterThan(300))

  test('R04 every policy is read outside its definition, its labels and its form', () => {
    const besides = /^app\/domain\/policy\/|^app\/i18n\/|^app\/routes\/admin\/policies\.tsx$/
    expect(POLICY_KEYS.filter((key) => !isRead(word(key), besides))).toEqual([])
  })

  test('R04 every variable of the environment reaches the configuration or the process that needs it', () => {
    const config = sources.get('app/platform/config.ts')!
    // Some are read before there is a configuration: the log level, the pool.
    const reads = (name: string) => new RegExp(`\\bv\\.${name}\\b`).test(config) || isRead(word(name), /^app\/platform\/config\.ts$/)
    expect(Object.keys(variables.shape).filter((name) => !reads(name))).toEqual([])
  })

  test('R04 every setting of the configuration is read', () => {
    const config = readConfig({ ...testEnvironment, DATABASE_URL: 'postgresql://x@localhost/x' })
    const unread = Object.keys(config).filter((key) => {
      const taken = new RegExp(
        `(?:config\\(\\)|settings|readConfig\\([^)]*\\))\\.${key}\\b|\\b${key}\\b[^}\\n]*\\} = (?:config\\(\\)|settings)`,
      )
      return !isRead(taken, /^app\/platform\/config\.ts$/)
    })
    expect(unread.map((key) => `config.${key}`).filter((name) => !waiting(name))).toEqual([])
  })

  test('R04 every function that a context exports has a caller in the product', () => {
    const uncalled = exportedFunctions().filter(([name, file]) => !isCalled(name, file))
    expect(uncalled.filter(([name]) => !waiting(name))).toEqual([])
  })

  test('R04 every kind of notification is sent, and every kind of exception raised', () => {
    const besides =
      /^app\/i18n\/|^app\/domain\/notification\/(?:kinds|priorities|compose-push)\.ts$|^app\/domain\/oversight\/exception-acts\.ts$/
    const kinds = Object.keys(allMessages('id').notification ?? {})
      .filter((key) => key.endsWith('.title'))
      .map((key) => key.slice(0, -'.title'.length) as NotificationKind)
    expect(kinds.length).toBeGreaterThan(30)
    expect(
      [...kinds, ...EXCEPTION_KINDS].filter(
        (kind) => !isRead(new RegExp(`kind: '${kind}'|'${kind}'(?=[,)])|(?:\\?|:) '${kind}'`), besides),
      ),
    ).toEqual([])
  })

  test('R04 the database knows the same kinds of exceptions', async () => {
    const { rows } = await db.pool.query<{ text: string }>(
      `select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'exceptions_kind_check'`,
    )
    expect([...rows[0]!.text.matchAll(/'(\w+)'/g)].map(([, kind]) => kind).sort()).toEqual([...EXCEPTION_KINDS].sort())
  })

  test('R04 what waits for its reader still has none', () => {
    const called = exportedFunctions().filter(([name, file]) => waiting(name) && isCalled(name, file))
    expect(called).toEqual([])
    const exported = new Set(exportedFunctions().map(([name]) => name))
    expect(Object.keys(WAITING).filter((name) => !name.startsWith('config.') && !exported.has(name))).toEqual([])
    expect(isRead(/(?:config\(\)|settings)\.storage\b|\bstorage\b[^}\n]*\} = config\(\)/, /^app\/platform\/config\.ts$/)).toBe(false)
  })
})

function exportedFunctions(): [name: string, file: string][] {
  return [...sources]
    .filter(([file]) => file.startsWith('app/domain/'))
    .flatMap(([file, source]) =>
      [...source.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name]): [string, string] => [name!, file]),
    )
}

/** By another file, or by its own beside the declaration. */
function isCalled(name: string, file: string): boolean {
  const own = sources.get(file)!.split(word(name)).length - 1
  return own > 1 || isRead(word(name), new RegExp(`^${file.replaceAll('.', '\\.')}$`))
}
