import { createHash } from 'node:crypto'
import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { config } from './config.ts'
import { database } from './db.ts'

/** `points` tries in `seconds`; then refused until the window ends, or for `blockSeconds`. */
export type Limit = { name: string; points: number; seconds: number; blockSeconds?: number }

export type Allowance = { ok: true; remaining: number } | { ok: false; retryAfterSeconds: number }

const limiters = new WeakMap<pg.Pool, Map<string, RateLimiterPostgres>>()

function limiterOf(limit: Limit): RateLimiterPostgres {
  const { pool } = database()
  let byName = limiters.get(pool)
  if (!byName) limiters.set(pool, (byName = new Map()))
  // A limit may follow the policy: other numbers, another limiter over the same counts.
  const key = [limit.name, limit.points, limit.seconds, limit.blockSeconds ?? 0].join(':')
  let limiter = byName.get(key)
  if (!limiter) {
    limiter = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix: limit.name,
      points: limit.points,
      duration: limit.seconds,
      blockDuration: limit.blockSeconds ?? 0,
    })
    byName.set(key, limiter)
  }
  return limiter
}

/**
 * Counts one try of `key` against a limit, for all processes together. The key is
 * stored as a hash, so the table holds no address and no phone number. Windows run
 * on the real clock. `RATE_LIMITS=off` (never in production) lets everything pass.
 */
export async function consume(limit: Limit, key: string): Promise<Allowance> {
  if (!config().rateLimits) return { ok: true, remaining: limit.points }
  return count(limit, key)
}

/** Like {@link consume}, but in force even where RATE_LIMITS is off: for rules that are part of the product. */
export async function count(limit: Limit, key: string): Promise<Allowance> {
  try {
    const { remainingPoints } = await limiterOf(limit).consume(hashed(key))
    return { ok: true, remaining: remainingPoints }
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) }
  }
}

/** How long `key` is still refused, in seconds; 0 when it is not. Counts nothing. */
export async function refusedFor(limit: Limit, key: string): Promise<number> {
  const state = await limiterOf(limit).get(hashed(key))
  return state && state.consumedPoints > limit.points ? Math.max(1, Math.ceil(state.msBeforeNext / 1000)) : 0
}

/** Counts one try against several limits; the first that refuses decides. */
export async function consumeAll(tries: readonly (readonly [Limit, string])[]): Promise<Allowance> {
  let remaining = Infinity
  for (const [limit, key] of tries) {
    const allowance = await consume(limit, key)
    if (!allowance.ok) return allowance
    remaining = Math.min(remaining, allowance.remaining)
  }
  return { ok: true, remaining }
}

function hashed(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 32)
}

/**
 * The key under which one client is counted: an IPv4 address as it is, of an IPv6
 * address only the /64, since every home owns a whole one.
 */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped) return mapped[1]!
  if (!address.includes(':')) return address || 'unknown'
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::')
  const before = head ? head.split(':') : []
  const after = tail ? tail.split(':') : []
  const groups =
    tail === undefined ? before : [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '') || '0')
    .join(':')}::/64`
}
