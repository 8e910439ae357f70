import { redirect } from 'react-router'
import { type NewSession, sessionCookie } from '../../domain/identity/sessions.ts'
import type { Role } from '../../platform/db.ts'
import { homeOf, safeNext } from '../session.ts'

/** Which role a page is for; null for pages everyone may see. */
function roleOfPath(path: string): Role | null {
  if (/^\/admin(\/|$)/.test(path)) return 'ADMIN'
  if (/^\/therapist(\/|$)/.test(path)) return 'THERAPIST'
  if (/^\/(book|profile|addresses|account)(\/|$)/.test(path)) return 'PATIENT'
  if (/^\/bookings(\/|$)/.test(path) && !/^\/bookings\/[^/]+\/chat$/.test(path)) return 'PATIENT'
  return null
}

/** Where somebody lands after signing in: where they wanted to go if that is theirs, else their home. */
export function destination(next: string | null, role: Role): string {
  const path = safeNext(next, homeOf(role))
  const { pathname } = new URL(path, 'http://this.site')
  if (['/sign-in', '/register', '/sign-out', '/'].includes(pathname)) return homeOf(role)
  const owner = roleOfPath(pathname)
  return owner && owner !== role ? homeOf(role) : path
}

const ONE_YEAR = 31_536_000

/** Sets the session cookie and goes on. A device without a language of its own takes the user's. */
export function signedIn(request: Request, session: NewSession, to: string, locale?: 'id' | 'en') {
  const headers = new Headers({ 'Set-Cookie': sessionCookie(session.token, session.maxAgeSeconds) })
  const hasLanguage = /(?:^|;\s*)lang=/.test(request.headers.get('Cookie') ?? '')
  if (locale && !hasLanguage) headers.append('Set-Cookie', `lang=${locale}; Path=/; Max-Age=${ONE_YEAR}; SameSite=Lax`)
  return redirect(to, { headers })
}
