import { z } from 'zod'
import { removeSubscription, saveSubscription } from '../../domain/notification/save-subscription.ts'
import { inTransaction } from '../../platform/db.ts'
import { consume } from '../../platform/rate-limit.ts'
import { services } from '../../services.ts'
import type { Route } from './+types/push-subscriptions'
import { readJsonBody } from './json-body.ts'
import { NO_STORE, onlyMethods, signedIn } from './signed-in.server.ts'

const givenEndpoint = z.string({ error: 'must_be_text' }).max(2_000, { error: 'too_long' })
const key = (bytes: number) =>
  z
    .string({ error: 'must_be_text' })
    .refine((value) => /^[A-Za-z0-9_-]+=*$/.test(value) && Buffer.from(value, 'base64url').length === bytes, { error: 'must_be_a_key' })
const subscriptionSchema = z.object({ endpoint: givenEndpoint, keys: z.object({ p256dh: key(65), auth: key(16) }) })
const removalSchema = z.object({ endpoint: givenEndpoint })
const LIMIT = { name: 'push-subscribe', points: 20, seconds: 600 }

/** GET: the key to subscribe with. */
export function loader({ context }: Route.LoaderArgs) {
  signedIn(context)
  return Response.json({ publicKey: services().push.publicKey }, { headers: NO_STORE })
}

/** POST remembers this browser's subscription, DELETE forgets it. 422 for an endpoint of an unknown push service. */
export async function action({ request, context }: Route.ActionArgs) {
  onlyMethods(request, 'POST', 'DELETE')
  const { user, actor } = signedIn(context)
  if (request.method === 'DELETE') {
    const body = await readJsonBody(request, removalSchema)
    if (!body.ok) return body.response
    const endpoint = services().push.endpointOf(body.data.endpoint) ?? body.data.endpoint
    await inTransaction(actor, (tx) => removeSubscription(tx, { userId: user.id, endpoint }))
    return Response.json({ ok: true })
  }
  const allowance = await consume(LIMIT, user.id)
  if (!allowance.ok)
    return Response.json({ error: 'too_many' }, { status: 429, headers: { 'Retry-After': String(allowance.retryAfterSeconds) } })
  const body = await readJsonBody(request, subscriptionSchema)
  if (!body.ok) return body.response
  const endpoint = services().push.endpointOf(body.data.endpoint)
  if (endpoint === null) return Response.json({ error: 'invalid_input', fields: { endpoint: 'unknown_push_service' } }, { status: 422 })
  const { p256dh, auth } = body.data.keys
  await inTransaction(actor, (tx) =>
    saveSubscription(tx, { userId: user.id, endpoint, p256dh, auth, userAgent: request.headers.get('User-Agent') }),
  )
  return Response.json({ ok: true }, { status: 201 })
}
