/// <reference lib="webworker" />
/**
 * What stays readable without a network, and how. Built by scripts/build-sw.ts
 * after the pages, because it lists their hashed files. Push lives in pwa/push-handler.ts.
 */
import { CacheableResponsePlugin } from 'workbox-cacheable-response'
import { clientsClaim } from 'workbox-core'
import { ExpirationPlugin } from 'workbox-expiration'
import { enable as enableNavigationPreload } from 'workbox-navigation-preload'
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute, setCatchHandler } from 'workbox-routing'
import { CacheFirst, NetworkFirst, StaleWhileRevalidate } from 'workbox-strategies'
import './pwa/push-handler.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] }

const PAGES = 'pages'
const DATA = 'data'
const OFFLINE = 'offline'
const OFFLINE_PAGE = '/offline'
/** On a bad line the stored page after four seconds beats the fresh one after forty. */
const PATIENCE_SECONDS = 4
const ONE_DAY = 86_400

precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false })
cleanupOutdatedCaches()
void self.skipWaiting()
clientsClaim()
enableNavigationPreload()

// Only complete answers: redirects to the sign-in page and errors are never stored.
const complete = () => new CacheableResponsePlugin({ statuses: [200] })
const kept = (entries: number, days = 7) =>
  new ExpirationPlugin({ maxEntries: entries, maxAgeSeconds: days * ONE_DAY, purgeOnQuotaError: true })

const MACHINE = [/^\/api\//, /^\/payment\//, /^\/webhooks\//, /^\/metrics$/, /^\/livez$/, /^\/readyz$/]
/**
 * Pages whose stored state could mislead someone who is about to pay or book, and
 * the office's lists of everybody: those leave no copy on a computer others use.
 */
const ALWAYS_FRESH = [/^\/sign-/, /^\/register/, /^\/book\//, /\/pay$/, /^\/admin(\/|$)/, /\.pdf$/]

registerRoute(
  new NavigationRoute(
    new NetworkFirst({
      cacheName: PAGES,
      networkTimeoutSeconds: PATIENCE_SECONDS,
      plugins: [complete(), kept(40), { cachedResponseWillBeUsed: markStored }],
    }),
    { denylist: [...MACHINE, ...ALWAYS_FRESH] },
  ),
)

registerRoute(
  ({ url, request, sameOrigin }) =>
    sameOrigin &&
    request.method === 'GET' &&
    url.pathname.endsWith('.data') &&
    !ALWAYS_FRESH.some((pattern) => pattern.test(url.pathname.replace(/\.data$/, ''))),
  new NetworkFirst({ cacheName: DATA, networkTimeoutSeconds: PATIENCE_SECONDS, plugins: [complete(), kept(120)] }),
)

// Photos keep their address for good; profile pictures may be replaced.
registerRoute(
  ({ request, sameOrigin }) => sameOrigin && request.destination === 'image',
  new StaleWhileRevalidate({ cacheName: 'images', plugins: [complete(), kept(120, 30)] }),
)
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  new CacheFirst({ cacheName: 'assets', plugins: [complete(), kept(200, 60)] }),
)

setCatchHandler(async ({ request }) => {
  if (request.mode !== 'navigate') return Response.error()
  return (await caches.match(OFFLINE_PAGE, { cacheName: OFFLINE, ignoreVary: true })) ?? Response.error()
})

self.addEventListener('install', (event) => event.waitUntil(storeOfflinePage()))
self.addEventListener('activate', (event) => event.waitUntil(storeOfflinePage().catch(() => undefined)))

async function storeOfflinePage(): Promise<void> {
  const response = await fetch(OFFLINE_PAGE, { cache: 'reload' })
  if (!response.ok) return
  // It answers for other addresses, where its scripts would find the wrong page and start over.
  const html = (await response.text()).replace(/<script[\s\S]*?<\/script>|<link[^>]+modulepreload[^>]*>/g, '')
  await (await caches.open(OFFLINE)).put(OFFLINE_PAGE, new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }))
}

/** The page learns that it is a stored one and says so; this also drops the mark of a redirect, which may not answer a navigation. */
async function markStored({ cachedResponse }: { cachedResponse?: Response }): Promise<Response | null> {
  if (!cachedResponse) return null
  const html = (await cachedResponse.text()).replace('<html ', '<html data-stored="true" ')
  return new Response(html, { headers: cachedResponse.headers, status: cachedResponse.status })
}

// Another person may use this phone next: what one has read goes when they come or go.
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'POST') return
  const path = new URL(event.request.url).pathname.replace(/\.data$/, '')
  if (/^\/(sign-out|sign-in|register|account|preferences)$/.test(path)) event.waitUntil(forgetPages())
})
self.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'SIGNED_OUT') event.waitUntil(forgetPages())
})

async function forgetPages(): Promise<void> {
  await Promise.all([PAGES, DATA].map((name) => caches.delete(name)))
}
