import { z } from 'zod'
import { markRead } from '../../domain/chat/mark-read.ts'
import { inTransaction } from '../../platform/db.ts'
import type { Route } from './+types/chat-read'
import { readJsonBody } from './json-body.ts'
import { onlyMethods, signedIn } from './signed-in.server.ts'

const schema = z.object({
  seq: z
    .number({ error: 'must_be_number' })
    .int({ error: 'must_be_number' })
    .min(0, { error: 'must_be_number' })
    .max(Number.MAX_SAFE_INTEGER, { error: 'must_be_number' }),
})

/** POST `{seq}`: the caller has read the booking's chat up to that number. */
export async function action({ request, context, params }: Route.ActionArgs) {
  onlyMethods(request, 'POST')
  const { actor } = signedIn(context)
  const bookingId = z.uuid().safeParse(params.id)
  if (!bookingId.success) return Response.json({ error: 'not_found' }, { status: 404 })
  const body = await readJsonBody(request, schema)
  if (!body.ok) return body.response
  const result = await inTransaction(actor, (tx) => markRead(tx, { bookingId: bookingId.data, seq: body.data.seq }))
  return result.ok
    ? Response.json({ seq: result.seq, clearedNotices: result.clearedNotices })
    : Response.json({ error: 'not_found' }, { status: 404 })
}

/** Nothing to read here. */
export function loader({ request }: Route.LoaderArgs) {
  onlyMethods(request, 'POST')
  return null
}
