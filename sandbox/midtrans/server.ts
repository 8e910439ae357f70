/** The simulator over HTTP: the Core API, controls for tests, and pages for people. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import QRCode from 'qrcode'
import { createIdempotency, handleApi, routeOf, type ApiRoute } from './api.ts'
import type { Reply } from './bodies.ts'
import { handleControl } from './control.ts'
import type { Fault, Operation } from './faults.ts'
import { indexPage, notFoundPage, PAGE_ACTIONS, payPage } from './pages.ts'
import { createPayouts, type Payouts } from './payouts.ts'
import { createSimulator, type Simulator, type SimulatorOptions } from './simulator.ts'
import type { Action } from './transaction.ts'

export type MidtransSandbox = Simulator & {
  url: string
  port: number
  payouts: Payouts
  close(): Promise<void>
}

const MAXIMUM_BODY = 1_000_000

/** Listens on `port` (0 picks a free one) of `host` (loopback by default) and resolves once it does. */
export async function startMidtransSandbox(
  options: SimulatorOptions & { port?: number; host?: string; payoutArrivesAfter?: number | null } = {},
): Promise<MidtransSandbox> {
  const simulator = createSimulator(options)
  const idempotency = createIdempotency(() => simulator.clock.now())
  const payouts = createPayouts({
    now: () => simulator.clock.now(),
    arrivesAfter: options.payoutArrivesAfter === undefined ? 20_000 : options.payoutArrivesAfter,
    ...(options.stateFile && { stateFile: options.stateFile }),
  })
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      options.log?.(`error ${error instanceof Error ? error.message : 'unknown'}`)
      if (!response.headersSent) send(response, { http: 500, body: { status_code: '500', status_message: 'Simulator error' } })
    })
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const base = `http://${request.headers.host ?? 'localhost'}`
    const { pathname } = new URL(request.url ?? '/', base)
    const method = request.method ?? 'GET'
    const raw = await readBody(request)
    const route = routeOf(method, pathname)
    const payout = payouts.operationOf(method, pathname)
    if (payout) return answerPayout(request, response, payout, raw)
    if (route) return answerApi(request, response, route, raw, base)
    if (pathname.startsWith('/__sim')) return send(response, await handleControl(simulator, method, pathname, parse(raw).value))
    return answerPage(response, method, pathname, raw)
  }

  async function answerApi(request: IncomingMessage, response: ServerResponse, route: ApiRoute, raw: string, base: string): Promise<void> {
    const { value, malformed } = parse(raw)
    const fault = simulator.faults.take(route.operation)
    const handled = () =>
      handleApi(
        simulator,
        idempotency,
        route,
        {
          method: request.method ?? 'GET',
          path: request.url ?? '',
          headers: request.headers,
          body: value,
          malformed,
          base,
        },
        fault?.kind === 'delay' ? () => pause(fault.milliseconds ?? 0, undefined, { ref: false }) : undefined,
      )
    if (!fault || fault.kind === 'delay') return send(response, await handled())
    if (fault.process) await handled()
    spoil(response, fault)
  }

  async function answerPayout(request: IncomingMessage, response: ServerResponse, operation: Operation, raw: string): Promise<void> {
    const fault = simulator.faults.take(operation)
    const handled = () =>
      payouts.handle({ method: request.method ?? 'GET', path: request.url ?? '/', headers: request.headers, raw, body: parse(raw).value })
    if (!fault) return send(response, handled())
    if (fault.kind === 'delay') {
      await pause(fault.milliseconds ?? 0, undefined, { ref: false })
      return send(response, handled())
    }
    if (fault.process) handled()
    spoil(response, fault)
  }

  async function answerPage(response: ServerResponse, method: string, pathname: string, raw: string): Promise<void> {
    const [, area, id = '', action = ''] = pathname.split('/')
    if (method === 'GET' && pathname === '/') return html(response, 200, indexPage(simulator))
    if (method === 'GET' && area === 'pay') {
      const transaction = simulator.store.find(decodeURIComponent(id))
      return transaction ? html(response, 200, payPage(transaction)) : html(response, 404, notFoundPage())
    }
    if (method === 'POST' && area === 'transactions' && PAGE_ACTIONS.has(action)) {
      simulator.act(id, action as Action)
      const back = new URLSearchParams(raw).get('back') ?? '/'
      response.writeHead(303, { location: /^\/(pay\/[\w-]+)?$/.test(back) ? back : '/' }).end()
      return
    }
    const qr = /^\/v[24]\/(?:qris|gopay)\/([\w-]+)\/qr-code$/.exec(pathname)
    const text = qr?.[1] ? simulator.store.find(qr[1])?.details.qr_string : undefined
    if (method === 'GET' && typeof text === 'string') {
      response
        .writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-store' })
        .end(await QRCode.toBuffer(text, { width: 440, margin: 2 }))
      return
    }
    html(response, 404, notFoundPage())
  }

  const host = options.host ?? '127.0.0.1'
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    ...simulator,
    port,
    payouts,
    url: `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`,
    async close() {
      simulator.clock.stop()
      simulator.store.flush()
      server.closeAllConnections()
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
      })
    },
  }
}

function spoil(response: ServerResponse, fault: Fault): void {
  if (fault.kind === 'reset') response.socket?.destroy()
  else if (fault.kind === 'answer') send(response, { http: fault.http ?? 500, body: fault.body ?? '' })
}

function send(response: ServerResponse, { http, body, contentType }: Reply): void {
  if (typeof body === 'string') {
    response.writeHead(http, { 'content-type': contentType ?? 'text/html' }).end(body)
    return
  }
  response.writeHead(http, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body))
}

function html(response: ServerResponse, http: number, body: string): void {
  response
    .writeHead(http, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self'; frame-ancestors 'none'",
    })
    .end(body)
}

/** GETs come with `{}` and actions with `null`: any JSON value is accepted, nothing counts as undefined. */
function parse(raw: string): { value: unknown; malformed: boolean } {
  if (raw.trim() === '') return { value: undefined, malformed: false }
  try {
    return { value: JSON.parse(raw) as unknown, malformed: false }
  } catch {
    return { value: undefined, malformed: true }
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= MAXIMUM_BODY) chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
