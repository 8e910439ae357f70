import type { RouterContextProvider } from 'react-router'
import { userContext, type Role, type SessionUser } from '../../context.ts'
import type { Actor } from '../../platform/db.ts'

/** The caller of a machine endpoint. Throws 401 JSON for a guest, 404 JSON for another role. */
export function signedIn(context: Readonly<RouterContextProvider>, role?: Role): { user: SessionUser; actor: Actor } {
  const user = context.get(userContext)
  if (!user) throw Response.json({ error: 'sign_in_required' }, { status: 401 })
  if (role && user.role !== role) throw Response.json({ error: 'not_found' }, { status: 404 })
  return { user, actor: { kind: 'user', id: user.id, role: user.role } }
}

/** Throws 405 JSON unless the method is one of `methods`. */
export function onlyMethods(request: Request, ...methods: string[]): void {
  if (!methods.includes(request.method))
    throw Response.json({ error: 'method_not_allowed' }, { status: 405, headers: { Allow: methods.join(', ') } })
}

/** Personal answers are never stored on the way. */
export const NO_STORE = { 'Cache-Control': 'no-store' }
