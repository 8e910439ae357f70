import { z } from 'zod'
import { localeContext } from '../../context.ts'
import { acceptBooking } from '../../domain/booking/accept-booking.ts'
import { declineBooking } from '../../domain/booking/decline-booking.ts'
import { translator } from '../../i18n/translator.server.ts'
import { inTransaction } from '../../platform/db.ts'
import type { Route } from './+types/request-answer'
import { readJsonBody } from './json-body.ts'
import { onlyMethods, signedIn } from './signed-in.server.ts'

const schema = z.object({ answer: z.enum(['accept', 'decline'], { error: 'must_be_accept_or_decline' }) })

/** POST `{answer}`: the therapist's answer, from the alert sheet or straight from a notification. 409 when it is too late. */
export async function action({ request, context, params }: Route.ActionArgs) {
  onlyMethods(request, 'POST')
  const { actor } = signedIn(context, 'THERAPIST')
  const bookingId = z.uuid().safeParse(params.bookingId)
  if (!bookingId.success) return Response.json({ error: 'not_found' }, { status: 404 })
  const body = await readJsonBody(request, schema)
  if (!body.ok) return body.response
  const answer = body.data.answer === 'accept' ? acceptBooking : declineBooking
  const result = await inTransaction(actor, (tx) => answer(tx, { bookingId: bookingId.data }))
  if (result.ok) return Response.json({ ok: true })
  if (result.reason === 'not_found') return Response.json({ error: 'not_found' }, { status: 404 })
  const t = translator(context.get(localeContext))
  return Response.json({ error: result.reason, message: t(`therapist.request.${result.reason}`) }, { status: 409 })
}

/** Nothing to read here. */
export function loader({ request }: Route.LoaderArgs) {
  onlyMethods(request, 'POST')
  return null
}
