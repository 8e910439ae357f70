import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Member } from './product.ts'
import type { Random } from './random.ts'
import { patiently } from './world.ts'

export type Kills = { web: number; worker: number; backend: number; crash: number; faults: number; lastAt: number }
/** Jobs that a killed worker held, until somebody else has them. Seconds. */
export type Takeovers = { orphaned: number; longest: number; open: () => number }

type Orphans = { pools: string[]; jobs: string[]; at: number }
type Scene = {
  members: readonly Member[]
  pool: pg.Pool
  random: Random
  sandboxUrl: string
  /** Crash-restarts PostgreSQL too; only on a server of our own. */ mayCrash: boolean
}

const FAULTS = [
  { kind: 'answer', http: 500, body: '' },
  { kind: 'answer', http: 502, body: '<html>Bad Gateway</html>' },
  { kind: 'reset' },
  { kind: 'reset', process: true },
  { kind: 'hang', process: true },
  { kind: 'delay', milliseconds: 1500 },
] as const

/** Kills until `most` are dead, spread evenly over the time; only what has finished starting. */
export async function killAtRandom(
  scene: Scene,
  options: { seconds: number; most: number },
): Promise<{ kills: Kills; takeovers: Takeovers; stopWatching: () => void }> {
  const kills: Kills = { web: 0, worker: 0, backend: 0, crash: 0, faults: 0, lastAt: 0 }
  const orphans: Orphans[] = []
  const takeovers: Takeovers = { orphaned: 0, longest: 0, open: () => orphans.length }
  const watcher = setInterval(() => void watch(scene.pool, orphans, takeovers).catch(() => undefined), 500)
  const started = Date.now()
  const pause = (options.seconds * 1000) / options.most
  const dead = () => kills.web + kills.worker + kills.backend + kills.crash
  for (let turn = 1; dead() < options.most && Date.now() - started < options.seconds * 2000; turn++) {
    await sleep(Math.max(started + turn * pause * (0.7 + scene.random.next() * 0.6) - Date.now(), 50))
    if (scene.random.chance(0.25)) await spoilGateway(scene, kills)
    const dice = scene.random.next()
    if (dice < 0.28 && killWeb(scene)) kills.web += 1
    else if (dice >= 0.28 && dice < 0.5 && (await killWorker(scene, orphans, takeovers))) kills.worker += 1
    else if (dice >= 0.94 && scene.mayCrash && (await endBackend(scene, 'SIGKILL'))) kills.crash += 1
    else if (await endBackend(scene, 'terminate')) kills.backend += 1
  }
  kills.lastAt = Date.now()
  return { kills, takeovers, stopWatching: () => clearInterval(watcher) }
}

function killWeb({ members, random }: Scene): boolean {
  const alive = members.filter((member) => member.part === 'web' && member.isListening)
  return alive.length > 0 && random.pick(alive).kill() !== undefined
}

/** Prefers the worker that holds a job, so that there is something to take over. */
async function killWorker({ members, random, pool }: Scene, orphans: Orphans[], takeovers: Takeovers): Promise<boolean> {
  const { rows: beating } = await patiently<{ process_id: number }>(pool, 'select process_id from worker_heartbeats')
  const workers = members.filter((member) => member.part === 'worker' && beating.some((row) => row.process_id === member.pid))
  if (workers.length === 0) return false
  let victim = random.pick(workers)
  for (let look = 0; look < 15; look++) {
    const { rows } = await patiently<{ process_id: number }>(
      pool,
      `
      select distinct process_id from worker_heartbeats join graphile_worker.jobs on locked_by = pool_id where seen_at > now() - interval '12 seconds'`,
    )
    const busy = workers.find((worker) => rows.some((row) => row.process_id === worker.pid))
    if (busy) {
      victim = busy
      break
    }
    await sleep(40)
  }
  const pid = victim.kill()
  if (pid === undefined) return false
  const at = Date.now()
  await sleep(300)
  const { rows } = await patiently<{ pool_id: string; jobs: string[] }>(
    pool,
    `
    select pool_id, array_agg(id::text) as jobs from worker_heartbeats join graphile_worker.jobs on locked_by = pool_id where process_id = $1 group by pool_id`,
    [pid],
  )
  for (const { pool_id, jobs } of rows) {
    orphans.push({ pools: [pool_id], jobs, at })
    takeovers.orphaned += jobs.length
  }
  return true
}

async function watch(pool: pg.Pool, orphans: Orphans[], takeovers: Takeovers): Promise<void> {
  for (const entry of orphans.slice()) {
    const { rows } = await pool.query<{ held: number }>(
      'select count(*)::int as held from graphile_worker.jobs where id = any($1::bigint[]) and locked_by = any($2)',
      [entry.jobs, entry.pools],
    )
    takeovers.longest = Math.max(takeovers.longest, (Date.now() - entry.at) / 1000)
    if (rows[0]?.held === 0) orphans.splice(orphans.indexOf(entry), 1)
  }
}

async function endBackend({ pool, random }: Scene, how: 'terminate' | 'SIGKILL'): Promise<boolean> {
  const { rows } = await patiently<{ pid: number }>(
    pool,
    `
    select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and application_name <> 'chaos'
    order by state = 'active' or state like 'idle in transaction%' desc, pid`,
  )
  if (rows.length === 0) return false
  const { pid } = rows[random.chance(0.6) ? 0 : random.below(rows.length)]!
  if (how === 'terminate')
    return (await patiently<{ done: boolean }>(pool, 'select pg_terminate_backend($1) as done', [pid])).rows[0]?.done === true
  try {
    process.kill(pid, 'SIGKILL')
    return true
  } catch {
    return false
  }
}

/** The gateway answers nonsense, late or not at all; `process` means that it did what was asked. */
async function spoilGateway({ random, sandboxUrl }: Scene, kills: Kills): Promise<void> {
  const fault = { ...random.pick(FAULTS), on: random.pick(['charge', 'status'] as const) }
  const answer = await fetch(`${sandboxUrl}/__sim/faults`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(fault),
  }).catch(() => undefined)
  if (answer?.ok) kills.faults += 1
  await answer?.arrayBuffer()
}
