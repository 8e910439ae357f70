import type { RequestHandler } from 'express'
import { metrics } from '../platform/metrics.ts'

const IDENTIFIER = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d+)$/i

/** Path with identifiers replaced, so that the label has few values: `/bookings/:id/pay`. */
export function routeLabel(path: string, status: number): string {
  if (path.startsWith('/assets/') || path.startsWith('/icons/')) return '/assets'
  // Scanners ask for anything; what does not exist shares one label.
  if (status === 404 || status === 400) return 'unmatched'
  const label = path
    .replace(/\.data$/, '')
    .split('/')
    .slice(0, 6)
    .map((part) => (IDENTIFIER.test(part) ? ':id' : part))
    .join('/')
  return label === '/_' ? '/' : label.slice(0, 80)
}

export const requestMetrics: RequestHandler = (request, response, next) => {
  const started = performance.now()
  // Read now: static middleware rewrites the path while it works.
  const { path, method } = request
  response.on('finish', () => {
    const status = response.statusCode
    metrics().httpSeconds.observe(
      { method, route: routeLabel(path, status), status: String(status) },
      (performance.now() - started) / 1_000,
    )
  })
  next()
}
