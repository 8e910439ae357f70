import { z } from 'zod'
import { localeContext } from '../../context.ts'
import { listMessages } from '../../domain/chat/chat-messages.ts'
import { readChatRoom } from '../../domain/chat/chat-room.ts'
import { sendMessage, type SendResult } from '../../domain/chat/send-message.ts'
import { translator } from '../../i18n/translator.server.ts'
import { database, inTransaction } from '../../platform/db.ts'
import type { Route } from './+types/chat-messages'
import { invalidInput, readJsonBody } from './json-body.ts'
import { NO_STORE, onlyMethods, signedIn } from './signed-in.server.ts'

const seq = z.coerce
  .number({ error: 'must_be_number' })
  .int({ error: 'must_be_number' })
  .min(0, { error: 'must_be_number' })
  .max(Number.MAX_SAFE_INTEGER, { error: 'must_be_number' })
const pageSchema = z.object({ before: seq.optional(), after: seq.optional() })
const messageSchema = z.object({
  id: z.uuid({ error: 'must_be_uuid' }),
  body: z.string({ error: 'must_be_text' }).max(10_000, { error: 'too_long' }),
})
const notFound = () => Response.json({ error: 'not_found' }, { status: 404 })

type Refusal = Extract<SendResult, { ok: false }>['reason']
const STATUS: Record<Refusal, number> = { not_found: 404, locked: 409, empty: 422, too_long: 422, id_taken: 409, too_fast: 429 }

/** GET `?before=seq` or `?after=seq`: a page of the room in reading order, with how far the other side has read. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { user } = signedIn(context)
  const bookingId = z.uuid().safeParse(params.id)
  if (!bookingId.success) return notFound()
  const page = pageSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!page.success) return invalidInput(page.error)
  const room = await readChatRoom(database().prisma, { bookingId: bookingId.data, userId: user.id })
  if (!room) return notFound()
  const { before, after } = page.data
  const messages = await listMessages(database().prisma, {
    bookingId: bookingId.data,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  })
  return Response.json({ ...messages, isOpen: room.isOpen, otherReadSeq: room.other.lastReadSeq }, { headers: NO_STORE })
}

/** POST `{id, body}`: 201 for a new message, 200 when this id was stored before. */
export async function action({ request, context, params }: Route.ActionArgs) {
  onlyMethods(request, 'POST')
  const { actor } = signedIn(context)
  const bookingId = z.uuid().safeParse(params.id)
  if (!bookingId.success) return notFound()
  const body = await readJsonBody(request, messageSchema)
  if (!body.ok) return body.response
  const result = await inTransaction(actor, (tx) =>
    sendMessage(tx, { bookingId: bookingId.data, messageId: body.data.id, body: body.data.body }),
  )
  if (result.ok) return Response.json({ message: result.message }, { status: result.isNew ? 201 : 200 })
  const t = translator(context.get(localeContext))
  return Response.json({ error: result.reason, message: t(`chat.refusal.${result.reason}`) }, { status: STATUS[result.reason] })
}
