import { BlockList, isIPv4 } from 'node:net'
import type { Express, Request, Response } from 'express'
import { database } from '../platform/db.ts'
import { metrics } from '../platform/metrics.ts'

const inside = new BlockList()
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  inside.addSubnet(network, prefix, 'ipv4')
inside.addAddress('::1', 'ipv6')
inside.addSubnet('fc00::', 7, 'ipv6')

/** Metrics tell how the business runs: only scrapers on the same private network may read them. */
function isInside(address: string | undefined): boolean {
  const plain = address?.replace(/^::ffff:/, '') ?? ''
  return plain !== '' && inside.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6')
}

/**
 * `/livez` the process answers; `/readyz` it can serve (database reachable, not stopping);
 * `/metrics` Prometheus text for the private network.
 */
export function addHealth(app: Express, state: { stopping: boolean }): void {
  app.get('/livez', (_request, response) => void response.type('text').send('ok'))
  app.get('/readyz', (_request, response) => void ready(state, response))
  app.get('/metrics', (request, response) => void expose(request, response))
}

async function ready(state: { stopping: boolean }, response: Response): Promise<void> {
  if (state.stopping) return void response.status(503).json({ ok: false, reason: 'stopping' })
  try {
    await database().pool.query('select 1')
    response.json({ ok: true })
  } catch {
    response.status(503).json({ ok: false, reason: 'database_unreachable' })
  }
}

async function expose(request: Request, response: Response): Promise<void> {
  // Whatever came through a proxy came from outside, whoever it says it is.
  const isForwarded = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'].some(
    (name) => request.headers[name] !== undefined,
  )
  if (isForwarded || !isInside(request.socket.remoteAddress)) return void response.status(404).type('text').send('Not found')
  const { registry } = metrics()
  response.type(registry.contentType).send(await registry.metrics())
}
