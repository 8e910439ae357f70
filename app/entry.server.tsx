import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { isRouteErrorResponse, ServerRouter, type EntryContext, type HandleErrorFunction, type RouterContextProvider } from 'react-router'
import { localeContext, nonceContext } from './context.ts'
import { AREAS, type Area } from './i18n/messages.ts'
import { allMessages, areaMessagesJson } from './i18n/translator.server.ts'
import { createI18n, I18nProvider } from './i18n/use-t.tsx'

// server.ts runs outside the bundle and must set the very same context keys.
export * from './context.ts'

export const streamTimeout = 5_000

/** The innermost route that names an area decides which texts travel with the page. */
function areaOf(context: EntryContext): Area {
  for (const match of context.staticHandlerContext.matches.toReversed()) {
    const handle = context.routeModules[match.route.id]?.handle as { area?: Area } | undefined
    if (handle?.area) return handle.area
  }
  return 'patient'
}

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> | Response {
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const locale = loadContext.get(localeContext)
  const nonce = loadContext.get(nonceContext)
  const i18n = createI18n(locale, allMessages(locale), AREAS, areaMessagesJson(locale, areaOf(routerContext)))
  const waitForAll = isbot(request.headers.get('user-agent') ?? '')

  return new Promise((resolve, reject) => {
    let shellRendered = false
    let responseStatus = status
    const ready = () => {
      shellRendered = true
      const body = new PassThrough({
        final(done) {
          clearTimeout(timer)
          done()
        },
      })
      headers.set('Content-Type', 'text/html; charset=utf-8')
      // Pages carry personal data: no shared cache may keep them.
      if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache')
      pipe(body)
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: responseStatus }))
    }
    const { pipe, abort } = renderToPipeableStream(
      <I18nProvider value={i18n}>
        <ServerRouter context={routerContext} url={request.url} nonce={nonce || undefined} />
      </I18nProvider>,
      {
        nonce: nonce || undefined,
        [waitForAll ? 'onAllReady' : 'onShellReady']: ready,
        onShellError: reject,
        onError(error: unknown) {
          responseStatus = 500
          if (shellRendered) reportError(error, request)
        },
      },
    )
    const timer = setTimeout(abort, streamTimeout + 1_000)
  })
}

function reportError(error: unknown, request: Request) {
  if (request.signal.aborted) return
  const reporter = (globalThis as { fisiokuReportError?: (error: unknown, path: string) => void }).fisiokuReportError
  if (reporter) reporter(error, new URL(request.url).pathname)
  else console.error(error)
}

/**
 * Bugs in loaders and actions end here; expected refusals are thrown as responses and never do.
 * The router's own refusals (no such method) are the sender's faults: anybody could fill the log with them.
 */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (isRouteErrorResponse(error) && error.status < 500) return
  reportError(error, request)
}
