import type { RequestHandler } from 'express'

/**
 * Policy for pages of the built app. Style attributes are allowed because server
 * rendering writes them (ring sizes, bar heights); scripts only with the nonce.
 * @param upgrade true behind TLS: plain requests are upgraded by the browser
 */
export function contentSecurityPolicy(nonce: string, upgrade: boolean): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob: https:`,
    `connect-src 'self' ws: wss:`,
    `font-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `media-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...(upgrade ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** Headers every answer carries, static files included. */
export const securityHeaders: RequestHandler = (request, response, next) => {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin')
  response.setHeader('X-Frame-Options', 'DENY')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Permissions-Policy', 'camera=(self), microphone=(self), geolocation=(self), payment=(), usb=()')
  if (request.secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  next()
}

/**
 * The longest form and the longest JSON fit in this; larger or unmeasured bodies are
 * refused before anyone reads them. Reading a form takes time beyond measure when it
 * has a million fields: ten megabytes of them once held the process for minutes.
 */
const MAX_BODY_BYTES = 128 * 1024

export const bodyLimit: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next()
  if (request.headers['transfer-encoding'] !== undefined) return void response.status(411).type('text').send('Content-Length is required')
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
    response.setHeader('Connection', 'close')
    return void response.status(413).type('text').send('The request is too large')
  }
  next()
}
