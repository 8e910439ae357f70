import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { createRequestHandler } from '@react-router/express'
import compression from 'compression'
import express, { type ErrorRequestHandler } from 'express'
import { RouterContextProvider, type ServerBuild } from 'react-router'
import { readSession } from './app/domain/identity/sessions.ts'
import { config } from './app/platform/config.ts'
import { database } from './app/platform/db.ts'
import { describeError, logger } from './app/platform/logger.ts'
import { attachRealtime } from './app/realtime/attach.ts'
import { addHealth } from './app/web/health.ts'
import { mayFollowBooking } from './app/web/may-follow-booking.ts'
import { precompressed } from './app/web/precompressed.ts'
import { requestMetrics } from './app/web/request-metrics.ts'
import { bodyLimit, contentSecurityPolicy, securityHeaders } from './app/web/security-headers.ts'

/** Longer than any honest request, shorter than the 30 s after which a supervisor kills. */
const SHUTDOWN_MILLISECONDS = 25_000

process.env['FISIOKU_PROCESS'] ??= 'web'
const settings = config()
const development = settings.mode === 'development'
const state = { stopping: false }
// The built app keeps its own copy of every module; it reports through this door.
Object.assign(globalThis, {
  fisiokuReportError: (error: unknown, route: string) => logger.error({ event: 'request.failed', route, ...describeError(error) }),
})

const app = express()
app.disable('x-powered-by')
// Proxies on private networks may say who the client is and that it came by TLS; strangers may not.
app.set('trust proxy', 'loopback, linklocal, uniquelocal')
const http = createServer({ keepAliveTimeout: 65_000, requestTimeout: 60_000 }, app)
app.use(requestMetrics, securityHeaders)
addHealth(app, state)
app.use(bodyLimit, compression())

const loadBuild = development ? await developmentBuild() : await productionBuild()
app.use(
  createRequestHandler({
    // A function would be asked, and every route compiled anew, for each request.
    build: development ? loadBuild : await loadBuild(),
    mode: development ? 'development' : 'production',
    async getLoadContext(request, response) {
      // Context keys are objects: only those exported by the build itself match its loaders.
      const keys = (await loadBuild()).entry.module as unknown as typeof import('./app/context.ts')
      const context = new RouterContextProvider()
      context.set(keys.clientAddressContext, request.ip ?? '')
      if (!development) {
        const nonce = randomBytes(16).toString('base64')
        context.set(keys.nonceContext, nonce)
        response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce, request.secure))
      }
      return context
    },
  }),
)
const onError: ErrorRequestHandler = (error, request, response, _next) => {
  const status = error instanceof URIError ? 400 : ((error as { status?: number }).status ?? 500)
  if (status >= 500) logger.error({ event: 'request.failed', route: request.path, ...describeError(error) })
  if (response.headersSent) return void response.destroy()
  response
    .status(status)
    .type('text')
    .send(status >= 500 ? 'Ada gangguan di pihak kami. Something broke on our side.' : 'Permintaan tidak dikenali. Bad request.')
}
app.use(onError)

const realtime = attachRealtime(http, {
  databaseUrl: settings.databaseUrl,
  readSession,
  mayFollowBooking,
  allowedOrigins: [settings.appUrl],
})

http.once('error', (error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE'
  logger.fatal({ event: taken ? 'web.port_taken' : 'web.failed', port: settings.port, ...describeError(error) })
  process.exit(taken ? 98 : 1)
})
http.listen(settings.port, () => {
  logger.info({ event: 'web.listening', port: settings.port })
  process.send?.({ event: 'listening', port: settings.port })
})
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void shutDown(signal))

/** Answers what is under way, refuses what is new, and leaves. */
async function shutDown(signal: string): Promise<void> {
  state.stopping = true
  logger.info({ event: 'web.stopping', reason: signal })
  setTimeout(() => process.exit(1), SHUTDOWN_MILLISECONDS).unref()
  const closed = new Promise((resolve) => http.close(resolve))
  await realtime.close()
  http.closeIdleConnections()
  // Kept-alive connections that turn idle now would hold the server open.
  const sweep = setInterval(() => http.closeIdleConnections(), 200)
  await closed
  clearInterval(sweep)
  await database()
    .pool.end()
    .catch(() => undefined)
  logger.info({ event: 'web.stopped' })
  process.exit(0)
}

async function developmentBuild(): Promise<() => Promise<ServerBuild>> {
  const { createServer: createVite } = await import('vite')
  const vite = await createVite({ server: { middlewareMode: true, ws: { server: http } } })
  app.use(vite.middlewares)
  return () => vite.ssrLoadModule('virtual:react-router/server-build') as Promise<ServerBuild>
}

async function productionBuild(): Promise<() => Promise<ServerBuild>> {
  app.use(
    '/assets',
    precompressed('build/client/assets'),
    express.static('build/client/assets', { immutable: true, maxAge: '1y', index: false, fallthrough: false }),
  )
  app.use(
    express.static('build/client', {
      index: false,
      redirect: false,
      setHeaders(response, path) {
        // The worker must be asked for anew each time, or an old one lives on.
        response.setHeader('Cache-Control', path.endsWith('sw.js') ? 'no-cache' : 'public, max-age=86400')
      },
    }),
  )
  // A variable keeps the type checker from following a file that exists only after the build.
  const path: string = new URL('./build/server/index.js', import.meta.url).href
  const build = (await import(path)) as ServerBuild
  return async () => build
}
