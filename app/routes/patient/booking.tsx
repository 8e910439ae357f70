import { useEffect, useRef } from 'react'
import { data, redirect } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/booking'
import { localeContext } from '../../context.ts'
import { cancelBooking } from '../../domain/booking/cancel-booking.ts'
import { chooseOtherTherapist } from '../../domain/payment/choose-other-therapist.ts'
import { cancelSession } from '../../domain/scheduling/cancel-session.ts'
import { CANCEL_WORDS_LIMIT } from '../../domain/session/because.ts'
import { editDetails } from '../../domain/visit/edit-details.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useT } from '../../i18n/use-t.tsx'
import { inTransaction } from '../../platform/db.ts'
import { StatusBadge } from '../../ui/display.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { useLiveBooking } from '../../ui/use-live-booking.ts'
import { notFound, requireUser } from '../session.ts'
import { readBecause } from '../shared/cancel-reason.ts'
import { formFields } from '../shared/form.ts'
import { readBookingView } from './booking-view.server.ts'
import { OtherTherapists } from './other-therapists.tsx'
import { Details, TherapistCard, WholeCancel, Journey } from './booking-parts.tsx'
import { Sessions } from './booking-sessions.tsx'
import { readDetails } from './details-input.ts'
import { DoorDetails } from './door-details.tsx'
import { StateCard } from './booking-state.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  const user = requireUser(context, 'PATIENT')
  const id = z.uuid().safeParse(params.id)
  const view = id.success ? await readBookingView(id.data, user.id, context.get(localeContext)) : null
  if (!view) throw notFound()
  return view
}

const formSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('cancel-booking') }),
  z.object({ intent: z.literal('details') }),
  z.object({ intent: z.literal('choose-other'), therapistId: z.uuid() }),
  z.object({ intent: z.literal('cancel-session'), sessionId: z.uuid(), expected: z.enum(['returns_to_quota', 'forfeited']) }),
])

export async function action({ request, params, context }: Route.ActionArgs) {
  const user = requireUser(context, 'PATIENT')
  const t = translator(context.get(localeContext))
  const bookingId = z.uuid().safeParse(params.id)
  const fields = await formFields(request)
  const form = formSchema.safeParse(fields)
  const because = readBecause(fields)
  if (!bookingId.success) throw notFound()
  if (!form.success) return data({ ok: false, message: t('common.form.failed') }, { status: 422 })
  if (!because) return data({ ok: false, message: t('common.cancelReason.tooLong', { limit: CANCEL_WORDS_LIMIT }) }, { status: 422 })
  const input = form.data
  const actor = { kind: 'user', id: user.id, role: user.role } as const
  if (input.intent === 'details') {
    const read = readDetails(fields, t)
    if (!read.ok) return data(read, { status: 422 })
    const saved = await inTransaction(actor, (tx) => editDetails(tx, { bookingId: bookingId.data, details: read.details }))
    if (saved.ok) return { ok: true }
    if (saved.reason === 'not_found') throw notFound()
    return data({ ok: false, message: t(`patient.refusal.${saved.reason}`) }, { status: 409 })
  }
  if (input.intent === 'choose-other') {
    const chosen = await chooseOtherTherapist(actor, { bookingId: bookingId.data, therapistId: input.therapistId })
    if (chosen.ok) return redirect(`/bookings/${chosen.bookingId}`)
    if (chosen.reason === 'not_found') throw notFound()
    return data({ ok: false, message: t(`patient.refusal.${chosen.reason}`) }, { status: 409 })
  }
  const result =
    input.intent === 'cancel-booking'
      ? await inTransaction(actor, (tx) => cancelBooking(tx, { bookingId: bookingId.data, because }))
      : await inTransaction(actor, (tx) =>
          cancelSession(tx, { sessionId: input.sessionId, patientId: user.id, expected: input.expected, because }),
        )
  if (result.ok) return { ok: true }
  if (result.reason === 'not_found') throw notFound()
  return data({ ok: false, message: t(`patient.refusal.${result.reason}`) }, { status: 409 })
}

export default function Booking({ loaderData: booking }: Route.ComponentProps) {
  const t = useT()
  useLiveBooking(booking.id, ['PENDING', 'PAID', 'ACCEPTED'].includes(booking.status))
  const shown = useRef(booking.status)
  useEffect(() => {
    if (shown.current === booking.status) return
    shown.current = booking.status
    // What to do next stands on top.
    toast(`${t('patient.booking.changed')}: ${t.maybe(`common.booking.status.${booking.status}`)}`)
    scrollTo({ top: 0, behavior: 'smooth' })
  }, [booking.status, t])
  return (
    <Page>
      <PageHeader
        title={t('patient.booking.title', { code: booking.code })}
        back="/bookings"
        subtitle={<StatusBadge of="booking" status={booking.status} />}
      />
      <StateCard booking={booking} />
      <OtherTherapists booking={booking} />
      <TherapistCard booking={booking} />
      <Sessions booking={booking} />
      <DoorDetails booking={booking} />
      <Details booking={booking} />
      <Journey booking={booking} />
      <WholeCancel booking={booking} />
    </Page>
  )
}
