import { redirect } from 'react-router'
import type { Route } from './+types/sign-out'
import { userContext } from '../../context.ts'
import { clearedSessionCookie, revokeSession } from '../../domain/identity/sessions.ts'
import { inTransaction } from '../../platform/db.ts'
import { field } from '../shared/form.ts'

/** Following a link must not sign anybody out. */
export function loader() {
  return redirect('/')
}

/** Ends this session, its sockets and, when the page names it, this browser's push subscription. */
export async function action({ request, context }: Route.ActionArgs) {
  const user = context.get(userContext)
  const endpoint = field(await request.formData().catch(() => new FormData()), 'endpoint')
  if (user) {
    await inTransaction({ kind: 'user', id: user.id, role: user.role }, async (tx) => {
      await revokeSession(tx, { userId: user.id, sessionId: user.sessionId })
      if (endpoint) await tx.pushSubscription.deleteMany({ where: { userId: user.id, endpoint } })
    })
  }
  const headers = new Headers({ 'Set-Cookie': clearedSessionCookie(), 'Clear-Site-Data': '"cache"' })
  return redirect('/', { headers })
}
