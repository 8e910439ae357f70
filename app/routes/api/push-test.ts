import { notify } from '../../domain/notification/notify.ts'
import { database, inTransaction } from '../../platform/db.ts'
import { consume } from '../../platform/rate-limit.ts'
import type { Route } from './+types/push-test'
import { onlyMethods, signedIn } from './signed-in.server.ts'

const LIMIT = { name: 'push-test', points: 5, seconds: 300 }

/** POST: sends the caller a test notification, by the same way as every other. 409 when no device is registered. */
export async function action({ request, context }: Route.ActionArgs) {
  onlyMethods(request, 'POST')
  const { user, actor } = signedIn(context)
  const allowance = await consume(LIMIT, user.id)
  if (!allowance.ok)
    return Response.json({ error: 'too_many' }, { status: 429, headers: { 'Retry-After': String(allowance.retryAfterSeconds) } })
  if ((await database().prisma.pushSubscription.count({ where: { userId: user.id } })) === 0)
    return Response.json({ error: 'no_device' }, { status: 409 })
  await inTransaction(actor, (tx) => notify(tx, { userId: user.id, kind: 'push_test', data: {}, href: '/notifications' }))
  return Response.json({ ok: true }, { status: 202 })
}

/** Nothing to read here. */
export function loader({ request }: Route.LoaderArgs) {
  onlyMethods(request, 'POST')
  return null
}
