import { RouterContextProvider } from 'react-router'
import { expect, test } from 'vitest'
import { localeContext, nonceContext, userContext, type SessionUser } from '../context.ts'
import { guestPageCache } from './guest-page-cache.ts'

type Visit = { path?: string; nonce?: string; user?: SessionUser; locale?: 'id' | 'en'; method?: string }
const patient: SessionUser = {
  id: 'p',
  role: 'PATIENT',
  name: 'Sari',
  sessionId: 's',
  isProfileComplete: true,
  locale: 'id',
  therapistId: null,
}

function site(
  respond: (nonce: string, rendering: number) => Response = (nonce, n) =>
    page(`<p>${n}</p><script nonce="${nonce}"></script><b nonce="${nonce}">é</b>`),
) {
  let now = 0
  let renderings = 0
  const middleware = guestPageCache(() => now)
  return {
    wait: (milliseconds: number) => {
      now += milliseconds
    },
    renderings: () => renderings,
    async visit({ path = '/therapists', nonce = 'n1', user, locale = 'id', method = 'GET' }: Visit = {}) {
      const context = new RouterContextProvider()
      context.set(nonceContext, nonce)
      context.set(localeContext, locale)
      if (user) context.set(userContext, user)
      const url = new URL(path, 'http://localhost')
      const request = new Request(url, { method })
      const next = async () => {
        renderings += 1
        await Promise.resolve()
        return respond(nonce, renderings)
      }
      const response = await middleware({ request, url, context, params: {}, pattern: '' } as never, next)
      return (response as Response).text()
    },
  }
}
const page = (body: string, init: ResponseInit = {}) =>
  new Response(body, { ...init, headers: { 'Content-Type': 'text/html; charset=utf-8', ...init.headers } })

test('O10 guests share a page for three seconds, each with a nonce of their own', async () => {
  const app = site()
  expect(await app.visit({ nonce: 'aaa' })).toBe('<p>1</p><script nonce="aaa"></script><b nonce="aaa">é</b>')
  expect(await app.visit({ nonce: 'bbb' })).toBe('<p>1</p><script nonce="bbb"></script><b nonce="bbb">é</b>')
  app.wait(2_999)
  expect(await app.visit({ nonce: 'ccc' })).toContain('<p>1</p>')
  app.wait(1)
  expect(await app.visit({ nonce: 'ddd' })).toContain('<p>2</p>')
})

test('O10 a burst of guests costs one rendering', async () => {
  const app = site()
  const pages = await Promise.all(Array.from({ length: 50 }, (_, i) => app.visit({ nonce: `nonce${i}x` })))
  expect(app.renderings()).toBe(1)
  pages.forEach((html, i) => expect(html).toContain(`"nonce${i}x"`))
})

test('O10 another address or language is another page', async () => {
  const app = site()
  await app.visit()
  expect(await app.visit({ path: '/therapists?page=2' })).toContain('<p>2</p>')
  expect(await app.visit({ locale: 'en' })).toContain('<p>3</p>')
})

test('O10 signed-in people, page data, other methods and pages without a nonce are always rendered', async () => {
  const app = site()
  await app.visit()
  for (const visit of [{ user: patient }, { path: '/therapists.data' }, { method: 'POST' }, { nonce: '' }]) await app.visit(visit)
  expect(app.renderings()).toBe(5)
  await app.visit({ user: patient })
  expect(await app.visit()).toContain('<p>1</p>')
})

test('O10 what failed or set a cookie is not kept', async () => {
  for (const init of [{ status: 404 }, { headers: { 'Set-Cookie': 'a=b' } }]) {
    const app = site((_, n) => page(`<p>${n}</p>`, init))
    await app.visit()
    expect(await app.visit()).toBe('<p>2</p>')
  }
  const app = site((_, n) => {
    if (n === 1) throw new Error('down')
    return page(`<p>${n}</p>`)
  })
  await expect(app.visit()).rejects.toThrow('down')
  expect(await app.visit()).toBe('<p>2</p>')
})

test('O10 no more than a hundred pages are remembered', async () => {
  const app = site()
  for (let i = 0; i <= 100; i++) await app.visit({ path: `/therapists?page=${i}` })
  await app.visit({ path: '/therapists?page=100' })
  expect(app.renderings()).toBe(101)
  await app.visit({ path: '/therapists?page=0' })
  expect(app.renderings()).toBe(102)
})
