import { readdirSync } from 'node:fs'
import type { RequestHandler } from 'express'

const TYPES: Record<string, string> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' }

/**
 * Points a request at the brotli copy made by the build when the browser takes
 * brotli; the static files behind it then send that copy as it is. `folder` is
 * read once: hashed names never change while the process lives.
 */
export function precompressed(folder: string): RequestHandler {
  const copies = new Set(readdirSync(folder).filter((name) => name.endsWith('.br')))
  return (request, response, next) => {
    const name = request.path.slice(1)
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)]
    if (!type || !copies.has(`${name}.br`)) return next()
    response.setHeader('Vary', 'Accept-Encoding')
    if (!request.acceptsEncodings('br')) return next()
    request.url = `${request.url.replace(/\?.*$/, '')}.br`
    response.setHeader('Content-Type', type)
    response.setHeader('Content-Encoding', 'br')
    next()
  }
}
