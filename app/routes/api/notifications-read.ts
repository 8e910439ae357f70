import { z } from 'zod'
import { readNotifications } from '../../domain/notification/read-notifications.ts'
import { inTransaction } from '../../platform/db.ts'
import type { Route } from './+types/notifications-read'
import { readJsonBody } from './json-body.ts'
import { onlyMethods, signedIn } from './signed-in.server.ts'

const schema = z.object({ id: z.uuid({ error: 'must_be_uuid' }).optional() })

/** POST `{id?}`: marks one of the caller's notifications, or all, as read. */
export async function action({ request, context }: Route.ActionArgs) {
  onlyMethods(request, 'POST')
  const { user, actor } = signedIn(context)
  const body = await readJsonBody(request, schema)
  if (!body.ok) return body.response
  const { id } = body.data
  const read = await inTransaction(actor, (tx) => readNotifications(tx, { userId: user.id, ...(id && { notificationId: id }) }))
  return Response.json({ read })
}

/** Nothing to read here. */
export function loader({ request }: Route.LoaderArgs) {
  onlyMethods(request, 'POST')
  return null
}
