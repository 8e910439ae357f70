import { describe, expect, test } from 'vitest'
import { cookieValue, isForeignWrite, unreadable } from './root-middleware.ts'

const url = new URL('https://fisioku.test/api/bookings')
const request = (method: string, headers: Record<string, string>) => new Request(url, { method, headers })

describe('a write from another site', () => {
  test.each([
    ['cross-site fetch', { 'Sec-Fetch-Site': 'cross-site' }, true],
    ['a sibling host', { 'Sec-Fetch-Site': 'same-site' }, true],
    ['our own page', { 'Sec-Fetch-Site': 'same-origin' }, false],
    ['typed by the user', { 'Sec-Fetch-Site': 'none' }, false],
    ['foreign Origin in an old browser', { Origin: 'https://evil.test' }, true],
    ['opaque Origin', { Origin: 'null' }, true],
    ['own Origin behind another scheme', { Origin: 'http://fisioku.test' }, false],
    ['a machine without either header', {}, false],
  ])('%s', (_name, headers, foreign) => {
    expect(isForeignWrite(request('POST', headers as Record<string, string>), url, '/api/bookings')).toBe(foreign)
  })

  test('reading and signed webhooks are not concerned', () => {
    const foreign = { 'Sec-Fetch-Site': 'cross-site' }
    expect(isForeignWrite(request('GET', foreign), url, '/api/bookings')).toBe(false)
    expect(isForeignWrite(request('POST', foreign), url, '/webhooks/midtrans')).toBe(false)
    expect(isForeignWrite(request('POST', foreign), new URL('/webhooks/midtrans', url), '/*')).toBe(true)
  })
})

test('a cookie is found among others and survives bad escapes', () => {
  expect(cookieValue('a=1; lang=en; theme=dark', 'lang')).toBe('en')
  expect(cookieValue('lang=%E0%A4%A', 'lang')).toBe('%E0%A4%A')
  expect(cookieValue('xlang=en', 'lang')).toBeUndefined()
  expect(cookieValue(null, 'lang')).toBeUndefined()
})

test('a form of more fields than any screen has is refused before it is taken apart', async () => {
  const ask = (body: string) => {
    const form = new Request('https://fisioku.test/sign-in', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    })
    return unreadable(form, new URL(form.url), '/sign-in')
  }
  expect(await ask('contact=a&password=b')).toBeNull()
  expect(await ask('a&'.repeat(60_000))).toBe(413)
  expect(await ask('contact=%00')).toBe(400)
})
