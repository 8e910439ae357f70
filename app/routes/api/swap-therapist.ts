import { z } from 'zod'
import type { Route } from './+types/swap-therapist'
import { userContext } from '../../context.ts'
import { swapTherapist } from '../../domain/booking/swap-therapist.ts'
import { inTransaction } from '../../platform/db.ts'
import { readable } from '../shared/form.ts'
import { readJsonBody } from './json-body.ts'

const body = z.object({
  newTherapistId: z.uuid(),
  sendClashesToQuota: z.boolean().default(false),
  override: z.boolean().default(false),
  reason: z.string().transform(readable).pipe(z.string().trim().max(500)).optional(),
})

const STATUS: Record<string, number> = {
  not_found: 404,
  not_admin: 404,
  therapist_not_found: 404,
  reason_required: 422,
  calendar_clash: 409,
  not_suitable: 409,
  same_therapist: 409,
  not_swappable: 409,
  visit_under_way: 409,
  visit_undecided: 409,
}

/**
 * F21. `PATCH /admin/bookings/:id/swap-therapist` with `{ newTherapistId, sendClashesToQuota?, override?, reason? }`.
 * What speaks against it is told in the 409, session by session with reason codes; `override` with a `reason` passes over
 * everything but time already taken.
 */
export async function action({ request, params, context }: Route.ActionArgs) {
  const user = context.get(userContext)
  if (!user) return Response.json({ error: 'unauthenticated' }, { status: 401 })
  if (user.role !== 'ADMIN' || !z.uuid().safeParse(params.id).success) return Response.json({ error: 'not_found' }, { status: 404 })
  if (request.method !== 'PATCH') return notAllowed()
  const parsed = await readJsonBody(request, body)
  if (!parsed.ok) return parsed.response
  const { newTherapistId, sendClashesToQuota, override, reason } = parsed.data
  const result = await inTransaction({ kind: 'user', id: user.id, role: user.role }, (tx) =>
    swapTherapist(tx, { bookingId: params.id, newTherapistId, sendClashesToQuota, override, ...(reason && { reason }) }),
  )
  if (result.ok) return Response.json({ ok: true, moved: result.moved, sentToQuota: result.sentToQuota })
  return Response.json(
    { error: result.reason, ...('clashes' in result && { clashes: result.clashes, reasons: result.reasons }) },
    { status: STATUS[result.reason] ?? 409 },
  )
}

export function loader() {
  return notAllowed()
}

function notAllowed() {
  return Response.json({ error: 'method_not_allowed' }, { status: 405, headers: { Allow: 'PATCH' } })
}
