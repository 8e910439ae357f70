import { data, redirect, type RouterContextProvider } from 'react-router'
import { urlContext, userContext, type Role, type SessionUser } from '../context.ts'

type Context = Readonly<RouterContextProvider>

/** Where each role starts. */
export function homeOf(role: Role): string {
  return role === 'THERAPIST' ? '/therapist' : role === 'ADMIN' ? '/admin' : '/'
}

/**
 * Only paths of this site, so that `next` can never lead a person elsewhere. Browsers
 * read `\\` as `/` and drop tabs and line breaks, so neither may occur.
 */
export function safeNext(next: string | null | undefined, fallback: string): string {
  if (!next || next.length > 2_000 || !/^\/[^\\\p{Cc}]*$/u.test(next)) return fallback
  const url = URL.parse(next, 'http://this.site')
  return url?.origin === 'http://this.site' && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : fallback
}

/**
 * The signed-in user. A guest is sent to sign in and comes back afterwards;
 * a user of another role gets 404, as if the page did not exist.
 */
export function requireUser(context: Context, role?: Role): SessionUser {
  const user = context.get(userContext)
  if (!user) {
    const url = context.get(urlContext)
    throw redirect(`/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`)
  }
  if (role && user.role !== role) throw notFound()
  return user
}

/** `throw notFound()` in a loader or action: also for another person's object. */
export function notFound() {
  return data(null, { status: 404 })
}
