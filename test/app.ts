import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { createServer, type ViteDevServer } from 'vite'

/** One URL of the product as the router knows it. */
export type AppRoute = {
  id: string
  /** From the root: `/bookings/:id`. */
  path: string
  hasLoader: boolean
  hasAction: boolean
  /** False for machine endpoints, which render nothing. */
  isScreen: boolean
}

export type App = {
  routes: AppRoute[]
  /** Answers like the web process behind its HTTP layer. */
  handle(request: Request): Promise<Response>
  /** What the application reported as its own failures so far. */
  failures: string[]
  close(): Promise<void>
}

/** The whole application from its sources, in this process and on this process's database. */
export async function startApp(): Promise<App> {
  const vite = await createServer({
    configFile: 'test/app.vite.config.ts',
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
  })
  const build = await loadBuild(vite)
  const keys = build.entry.module as unknown as typeof import('../app/context.ts')
  const handler = createRequestHandler(build, 'production')
  const failures: string[] = []
  Object.assign(globalThis, { fisiokuReportError: (error: unknown, path: string) => failures.push(`${path}: ${messageOf(error)}`) })
  return {
    routes: listRoutes(build),
    failures,
    handle(request) {
      const context = new RouterContextProvider()
      context.set(keys.clientAddressContext, '127.0.0.1')
      return handler(request, context)
    },
    close: () => vite.close(),
  }
}

function messageOf(error: unknown): string {
  const { data, message } = error as { data?: unknown; message?: unknown }
  return String(data ?? message ?? error)
}

async function loadBuild(vite: ViteDevServer): Promise<ServerBuild> {
  return (await vite.ssrLoadModule('virtual:react-router/server-build')) as ServerBuild
}

function listRoutes(build: ServerBuild): AppRoute[] {
  const routes = Object.values(build.routes).filter((route) => route !== undefined)
  const pathOf = (id: string | undefined): string => {
    const route = routes.find((item) => item.id === id)
    return route ? `${pathOf(route.parentId)}${route.path ? `/${route.path}` : ''}` : ''
  }
  return routes
    .filter((route) => route.index || (route.path && route.id !== 'root'))
    .map((route) => ({
      id: route.id,
      path: pathOf(route.id) || '/',
      hasLoader: route.module.loader !== undefined,
      hasAction: route.module.action !== undefined,
      isScreen: route.module.default !== undefined,
    }))
}
