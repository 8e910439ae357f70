import { z } from 'zod'
import { localeContext, userContext } from '../../context.ts'
import { PAYMENT_METHODS } from '../../domain/gateway/payment-gateway.ts'
import { initiatePayment, type InitiatePaymentRefusal } from '../../domain/payment/initiate-payment.ts'
import { translator } from '../../i18n/translator.server.ts'
import { services } from '../../services.ts'
import type { Route } from './+types/payment-initiate'
import { readJsonBody } from './json-body.ts'

const bodySchema = z.object({
  bookingId: z.uuid({ error: 'must_be_uuid' }),
  method: z.enum(PAYMENT_METHODS, { error: `must_be_one_of_${PAYMENT_METHODS.join('_')}` }),
})

const STATUS: Record<InitiatePaymentRefusal, number> = {
  not_found: 404,
  already_paid: 409,
  booking_closed: 409,
  hold_expired: 409,
  gateway_unavailable: 503,
  method_refused: 422,
  too_many_attempts: 429,
}

/** There is nothing to read: payments are shown with their booking. */
export function loader() {
  return Response.json({ error: 'method_not_allowed' }, { status: 405, headers: { Allow: 'POST' } })
}

/**
 * POST /payment/initiate {bookingId, method}: charges through the gateway and answers
 * with instructions. 201 for a new charge, 200 for the one already open.
 */
export async function action({ request, context }: Route.ActionArgs) {
  if (request.method !== 'POST') return loader()
  const user = context.get(userContext)
  if (!user) return Response.json({ error: 'sign_in_required' }, { status: 401 })
  if (user.role !== 'PATIENT') return Response.json({ error: 'not_found' }, { status: 404 })
  const body = await readJsonBody(request, bodySchema)
  if (!body.ok) return body.response
  const result = await initiatePayment(services().gateway, { kind: 'user', id: user.id, role: user.role }, body.data)
  if (!result.ok) {
    const t = translator(context.get(localeContext))
    const headers = result.reason === 'gateway_unavailable' ? { 'Retry-After': '5' } : undefined
    return Response.json(
      { error: result.reason, message: t(`pay.refusal.${result.reason}`) },
      { status: STATUS[result.reason], ...(headers && { headers }) },
    )
  }
  const { ok: _ok, isNew, amount, expiresAt, ...payment } = result
  return Response.json(
    { ...payment, amount: Number(amount), currency: 'IDR', status: 'PENDING', expiresAt: expiresAt.toString() },
    { status: isNew ? 201 : 200, headers: { 'Cache-Control': 'no-store' } },
  )
}
