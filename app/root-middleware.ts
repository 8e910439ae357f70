import type { MiddlewareFunction } from 'react-router'
import { localeContext, textSizeContext, themeContext, urlContext, userContext, type TextSize, type Theme } from './context.ts'
import { readSession } from './domain/identity/sessions.ts'
import { isLocale, localeFromHeader } from './i18n/locale.ts'

/** Value of one cookie in a Cookie header. */
export function cookieValue(header: string | null, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const cut = pair.indexOf('=')
    if (cut > 0 && pair.slice(0, cut).trim() === name) return decodeURIComponentSafe(pair.slice(cut + 1).trim())
  }
  return undefined
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * True when a state-changing request comes from another site. Browsers always
 * send one of the two headers; a client that sends neither has no ambient
 * cookies to abuse. React Router checks UI actions itself but not resource routes.
 */
export function isForeignWrite(request: Request, url: URL, pattern: string): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return false
  // The gateway calls from its own servers and proves itself by signature.
  if (pattern.startsWith('/webhooks/')) return false
  const site = request.headers.get('Sec-Fetch-Site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.get('Origin')
  if (!origin) return false
  try {
    return new URL(origin).host !== url.host
  } catch {
    return true
  }
}

/** The week of a therapist's hours, the longest form, has 56. */
const MAX_FIELDS = 500

/**
 * Whether the route reads JSON, and limits its body itself. Asked of the route that matched, as
 * `routes.ts` writes it: a path is the sender's, and one screen's path can look like another's.
 */
export function takesJson(pattern: string): boolean {
  return /^\/(?:api|payment|webhooks)\//.test(pattern) || pattern === '/admin/bookings/:id/swap-therapist'
}

/**
 * What no screen of ours sends, as a status to refuse it with; null for everything
 * else. Screens send plain forms, only machine endpoints take JSON: reading another
 * kind of body as a form would throw. PostgreSQL's text holds no NUL character.
 */
export async function unreadable(request: Request, url: URL, pattern: string): Promise<400 | 413 | 415 | null> {
  if (url.search.includes('%00')) return 400
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || takesJson(pattern)) return null
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('Content-Type') ?? '')) return 415
  const body = await request.clone().text()
  // Each field costs far more to read than to send.
  if (body.split('&', MAX_FIELDS + 1).length > MAX_FIELDS) return 413
  return /%00|\0/.test(body) ? 400 : null
}

export const rootMiddleware: MiddlewareFunction<Response> = async ({ request, context, url, pattern }, next) => {
  const route = `/${pattern.replace(/^\//, '')}`
  if (isForeignWrite(request, url, route)) throw new Response('Cross-site request refused', { status: 403 })
  const refusal = await unreadable(request, url, route)
  if (refusal) throw new Response('Form expected', { status: refusal })
  const cookie = request.headers.get('Cookie')
  const language = cookieValue(cookie, 'lang')
  const theme = cookieValue(cookie, 'theme')
  const text = cookieValue(cookie, 'text')
  context.set(urlContext, url)
  context.set(localeContext, isLocale(language) ? language : localeFromHeader(request.headers.get('Accept-Language')))
  if (theme === 'light' || theme === 'dark') context.set(themeContext, theme as Theme)
  if (text === 'large' || text === 'largest') context.set(textSizeContext, text as TextSize)
  context.set(userContext, cookie ? await readSession(cookie) : null)
  const response = await next()
  // Page data is as personal as the page: no shared cache may keep it.
  if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'private, no-cache')
  return response
}
