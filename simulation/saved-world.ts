/** A simulated world on disk: its database as plain SQL, and beside it what only the simulation and its gateway know. */
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import type pg from 'pg'
import type { World } from './world.ts'

/** Ids and names, orders and sums, as JSON can hold them. */
export type SavedWorld = {
  start: number
  now: number
  /** The last step's number: names of later ones must not repeat. */
  steps: number
  patients: { id: string; addressId: string; label: string }[]
  therapists: { id: string; userId: string; label: string }[]
  admins: string[]
  packages: World['packages']
  policy: World['policy']
  names: [label: string, id: string][]
  everPaid: string[]
  money: Record<keyof World['money'], [string, string][]>
  gateway: { version: 1; refunds: number; transactions: unknown[] }
  payouts: unknown[]
}

const fileOf = (path: string) => ({ sql: `${path}.sql.gz`, world: `${path}.world.json.gz` })

/** @param path of both files, without their endings */
export async function saveWorld(world: World, path: string, steps: number): Promise<void> {
  const pairs = (sums: Map<string, bigint>) => [...sums].map(([key, sum]): [string, string] => [key, sum.toString()])
  const { debits, cashRefunds, transfers } = world.money
  const transactions = world.sandbox.store.all().toReversed()
  const saved: SavedWorld = {
    start: world.start,
    now: world.now,
    steps,
    patients: world.patients.map(({ id, addressId, label }) => ({ id, addressId, label })),
    therapists: world.therapists.map(({ id, userId, label }) => ({ id, userId, label })),
    admins: world.admins.map(({ id }) => id),
    packages: world.packages,
    policy: world.policy,
    names: [...world.ids],
    everPaid: [...world.everPaid],
    money: { debits: pairs(debits), cashRefunds: pairs(cashRefunds), transfers: pairs(transfers) },
    gateway: { version: 1, refunds: transactions.reduce((sum, { refunds }) => sum + refunds.length, 0), transactions },
    payouts: world.sandbox.payouts.all(),
  }
  writeFileSync(fileOf(path).world, gzipSync(JSON.stringify(saved), { level: 9 }))
  writeFileSync(fileOf(path).sql, gzipSync(await dumpData(world.database.pool), { level: 9 }))
}

export const readSavedWorld = (path: string): SavedWorld =>
  JSON.parse(gunzipSync(readFileSync(fileOf(path).world)).toString()) as SavedWorld
export const readSavedSql = (path: string): string => gunzipSync(readFileSync(fileOf(path).sql)).toString()

/** The simulation's own table, and what every worker writes anew. */
const LEFT_OUT = ['simulation_clock', 'worker_heartbeats', 'socket_io_attachments']

/**
 * One statement a table, for an empty database of the same schema. Foreign keys and triggers do not
 * look while it runs: these rows have passed them once.
 */
async function dumpData(pool: pg.Pool): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string; columns: string; keys: string }>(
    `
    select format('%I.%I', n.nspname, c.relname) as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns,
      coalesce((select string_agg(quote_ident(k.attname), ', ' order by k.attnum) from pg_index i join pg_attribute k
        on k.attrelid = c.oid and k.attnum = any(i.indkey) where i.indrelid = c.oid and i.indisprimary), '1') as keys
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker') and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and c.relname <> all($1) and not (n.nspname = 'graphile_worker' and c.relname = 'migrations')
    group by c.oid, n.nspname, c.relname order by n.nspname, c.relname`,
    [LEFT_OUT],
  )
  const lines = ["set session_replication_role = 'replica';", `truncate ${tables.map(({ name }) => name).join(', ')} cascade;`]
  for (const { name, columns, keys } of tables) {
    const { rows } = await pool.query<{ row: string }>(
      `select row_to_json(t)::text as row from (select ${columns} from ${name} order by ${keys}) t`,
    )
    if (rows.length === 0) continue
    const json = `[${rows.map(({ row }) => row).join(',\n')}]`
    lines.push(
      `insert into ${name} (${columns}) overriding system value select ${columns} from json_populate_recordset(null::${name}, $json$${json}$json$);`,
    )
  }
  const { rows: sequences } = await pool.query<{ name: string; last: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value as last from pg_sequences
    where schemaname in ('public', 'graphile_worker') and last_value is not null order by 1`,
  )
  for (const { name, last } of sequences) lines.push(`select setval('${name}', ${last});`)
  lines.push('reset session_replication_role;')
  return `${lines.join('\n')}\n`
}
