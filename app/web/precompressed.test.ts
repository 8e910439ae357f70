import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { brotliCompressSync } from 'node:zlib'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { precompressed } from './precompressed.ts'
import { bodyLimit, contentSecurityPolicy, securityHeaders } from './security-headers.ts'

let server: Server
let origin: string

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assets-'))
  await writeFile(join(folder, 'a.js'), 'let plain')
  await writeFile(join(folder, 'a.js.br'), brotliCompressSync('let plain'))
  await writeFile(join(folder, 'b.js'), 'let single')
  const app = express()
  app.use(securityHeaders, bodyLimit)
  app.use('/assets', precompressed(folder), express.static(folder))
  app.post('/', (_request, response) => void response.send('read'))
  server = app.listen(0)
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
})

test('a browser that takes brotli gets the copy, with the type of the original', async () => {
  const packed = await fetch(`${origin}/assets/a.js`, { headers: { 'Accept-Encoding': 'gzip, br' } })
  expect(packed.headers.get('Content-Encoding')).toBe('br')
  expect(packed.headers.get('Content-Type')).toContain('text/javascript')
  expect(await packed.text()).toBe('let plain')
  const plain = await fetch(`${origin}/assets/a.js`, { headers: { 'Accept-Encoding': 'identity' } })
  expect(plain.headers.get('Content-Encoding')).toBeNull()
  expect(plain.headers.get('Vary')).toBe('Accept-Encoding')
  expect(await plain.text()).toBe('let plain')
})

test('a file without a copy and a file that does not exist are left alone', async () => {
  expect(await (await fetch(`${origin}/assets/b.js`)).text()).toBe('let single')
  expect((await fetch(`${origin}/assets/../server.ts`)).status).toBe(404)
})

test('every answer forbids framing and sniffing', async () => {
  const { headers } = await fetch(`${origin}/assets/b.js`)
  expect(headers.get('X-Frame-Options')).toBe('DENY')
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(contentSecurityPolicy('abc', true)).toMatch(/script-src 'self' 'nonce-abc';.*frame-ancestors 'none'; upgrade-insecure-requests$/)
})

test('a body that is too large or of unknown length is refused unread', async () => {
  const large = await fetch(origin, { method: 'POST', body: new Uint8Array(128 * 1024 + 1) }).catch(() => null)
  expect(large === null || large.status === 413).toBe(true)
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(8))
      controller.close()
    },
  })
  expect((await fetch(origin, { method: 'POST', body: stream, duplex: 'half' } as RequestInit)).status).toBe(411)
  expect(await (await fetch(origin, { method: 'POST', body: 'small' })).text()).toBe('read')
})
