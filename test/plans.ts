import pg from 'pg'
import { openDatabase, type Database } from '../app/platform/db.ts'

/** One statement as PostgreSQL ran it, whoever sent it: a query, a trigger, a function. */
export type RunPlan = { sql: string; /** Pages of 8 KB looked at. */ pages: number; /** Tables read from end to end. */ walked: string[] }

type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  Plans?: PlanNode[]
}

/** Opens a database whose every statement reports the plan it ran by; generic plans of named statements too. */
export async function openWatched(url: string): Promise<{ db: Database; plans: RunPlan[] }> {
  const name = new URL(url).pathname.slice(1)
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const settings = [
    'log_min_duration = 0',
    `log_format = 'json'`,
    `log_level = 'notice'`,
    'log_analyze = on',
    'log_timing = off',
    'log_buffers = on',
  ]
  await admin.query(`alter database "${name}" set session_preload_libraries = 'auto_explain'; load 'auto_explain'`)
  for (const setting of [...settings, 'log_nested_statements = on'])
    await admin.query(`alter database "${name}" set auto_explain.${setting}`)
  await admin.end()

  const plans: RunPlan[] = []
  // One connection: a named statement meets its generic plan as soon as in a busy process.
  const db = openDatabase({ connectionString: url, max: 1, applicationName: 'plans' })
  db.pool.on('connect', (client) =>
    client.on('notice', ({ message }) => {
      const json = message?.match(/plan:\n(\{.*\})\s*$/s)?.[1]
      if (!json) return
      const run = JSON.parse(json) as { 'Query Text': string; Plan: PlanNode }
      const nodes = flat(run.Plan)
      plans.push({
        sql: run['Query Text'],
        pages: (run.Plan['Shared Hit Blocks'] ?? 0) + (run.Plan['Shared Read Blocks'] ?? 0),
        walked: nodes.flatMap((node) => (node['Node Type'] === 'Seq Scan' && node['Relation Name'] ? [node['Relation Name']] : [])),
      })
    }),
  )
  return { db, plans }
}

function flat(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flat)]
}
