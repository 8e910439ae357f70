import { CalendarCheck } from 'lucide-react'
import { data, Form, redirect, useActionData } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/schedule'
import { localeContext, urlContext } from '../../context.ts'
import { readBooking } from '../../domain/booking/booking-queries.ts'
import { readPolicy } from '../../domain/policy/policy.ts'
import { freeSlotsOfTherapist } from '../../domain/scheduling/availability-queries.ts'
import { cancellationTerms } from '../../domain/scheduling/cancellation-terms.ts'
import { refusingClash } from '../../domain/scheduling/place-session.ts'
import { rescheduleSession } from '../../domain/scheduling/reschedule-session.ts'
import { scheduleSession } from '../../domain/scheduling/schedule-session.ts'
import { readSession } from '../../domain/scheduling/session-facts.ts'
import { formatDate, formatDateTime, type Zone } from '../../i18n/format.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { database, inTransaction, toInstant } from '../../platform/db.ts'
import { LinkButton, SubmitButton } from '../../ui/button.tsx'
import { Alert, EmptyState } from '../../ui/display.tsx'
import { ErrorSummary } from '../../ui/field.tsx'
import { Page, PageHeader, StickyAction } from '../../ui/page.tsx'
import { SlotPicker } from '../../ui/slot-picker.tsx'
import { notFound, requireUser } from '../session.ts'
import { slotView } from './slot-view.server.ts'

const DAY = 86_400_000

export async function loader({ params, context }: Route.LoaderArgs) {
  const user = requireUser(context, 'PATIENT')
  const query = context.get(urlContext).searchParams
  const booking = z.uuid().safeParse(params.id).success ? await readBooking(database().prisma, params.id, { patientId: user.id }) : null
  if (!booking) throw notFound()
  const wanted = query.get('session')
  const session = wanted
    ? booking.sessions.find((each) => each.id === wanted)
    : booking.sessions.find((each) => each.status === 'PENDING_SCHEDULING')
  if (wanted && !session) throw notFound()
  const now = toInstant(booking.now)
  const shared = { bookingId: booking.id, expiresAt: booking.expires_at, zone: booking.time_zone as Zone }
  const open = booking.status === 'ACCEPTED' && booking.expires_at > booking.now
  if (!session || !open || !['PENDING_SCHEDULING', 'SCHEDULED'].includes(session.status)) return { ...shared, problem: 'none' as const }

  const policy = readPolicy(booking.policy_snapshot)
  const moving = session.status === 'SCHEDULED'
  if (
    moving &&
    !cancellationTerms({
      startsAt: Temporal.Instant.from(session.starts_at!),
      now,
      freeCancellationMinutes: policy.freeCancellationMinutes,
    }).canReschedule
  ) {
    return { ...shared, problem: 'too_late' as const }
  }
  const days = Math.max(1, Math.min(policy.bookingHorizonDays, Math.ceil((booking.expires_at.getTime() - now.epochMilliseconds) / DAY) + 1))
  const listing = await freeSlotsOfTherapist({
    therapistId: session.therapist_id,
    door: 'quota',
    from: null,
    days,
    policy,
    length: { therapyMinutes: booking.therapy_minutes, travelMinutes: booking.travel_minutes },
    ...(moving && { ignoreSessionId: session.id }),
  })
  // Accepted and open, and yet nothing may be dated: the therapist was stopped.
  if (!listing) return { ...shared, problem: 'stopped' as const }
  // Its own time is no choice, and the package must still run.
  const current = session.starts_at ? Date.parse(session.starts_at) : null
  const slots = slotView(
    { ...listing, slots: listing.slots.filter((slot) => slot.startsAt !== current && slot.startsAt < booking.expires_at.getTime()) },
    query.get('day'),
  )
  const start = Number(query.get('start'))
  return {
    ...shared,
    problem: null,
    sessionId: session.id,
    ordinal: session.ordinal,
    current,
    slots,
    selected: slots.slots.includes(start) ? start : null,
  }
}

const formSchema = z.object({ sessionId: z.uuid(), startsAt: z.coerce.number().int().positive().max(8.64e15) })

export async function action({ request, params, context }: Route.ActionArgs) {
  const user = requireUser(context, 'PATIENT')
  const t = translator(context.get(localeContext))
  const form = formSchema.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) return data({ message: t('common.form.failed') }, { status: 422 })
  const input = { sessionId: form.data.sessionId, patientId: user.id, startsAt: Temporal.Instant.fromEpochMilliseconds(form.data.startsAt) }
  const session = await readSession(database().prisma, input)
  if (!session || session.bookingId !== params.id) throw notFound()
  // Pressed twice: the first press has done it already.
  if (session.status === 'SCHEDULED' && session.startsAt?.equals(input.startsAt)) throw redirect(`/bookings/${params.id}`)
  const actor = { kind: 'user', id: user.id, role: user.role } as const
  const result =
    session.status === 'SCHEDULED'
      ? await refusingClash(() => inTransaction(actor, (tx) => rescheduleSession(tx, input)))
      : await refusingClash(() => inTransaction(actor, (tx) => scheduleSession(tx, input)))
  if (result.ok) throw redirect(`/bookings/${params.id}`)
  if (result.reason === 'not_found') throw notFound()
  return data({ message: t(`patient.refusal.${result.reason}`) }, { status: 409 })
}

export default function Schedule({ loaderData: view }: Route.ComponentProps) {
  const t = useT()
  const locale = useLocale()
  const answer = useActionData<typeof action>()
  const back = `/bookings/${view.bookingId}`
  if (view.problem) {
    return (
      <Page>
        <PageHeader title={t('patient.schedule.none.title')} back={back} />
        <EmptyState
          icon={<CalendarCheck />}
          title={view.problem === 'too_late' ? t('patient.schedule.tooLate') : t('patient.schedule.none.title')}
          action={<LinkButton to={back}>{t('patient.schedule.toBooking')}</LinkButton>}
        >
          {view.problem === 'none' && t('patient.schedule.none.body')}
          {view.problem === 'stopped' && t('patient.refusal.therapist_stopped')}
        </EmptyState>
      </Page>
    )
  }
  const moving = view.current !== null
  const query = (more: Record<string, string>) => `?${new URLSearchParams({ session: view.sessionId, ...more })}`
  return (
    <Page className="flex-1">
      <PageHeader
        title={t(moving ? 'patient.schedule.move' : 'patient.schedule.title', { ordinal: view.ordinal })}
        back={back}
        subtitle={moving ? t('patient.schedule.current', { time: formatDateTime(view.current!, view.slots.zone, locale) }) : undefined}
      />
      {answer?.message && <ErrorSummary message={answer.message} />}
      <Alert>{t('patient.schedule.until', { date: formatDate(view.expiresAt, view.zone, locale) })}</Alert>
      <SlotPicker
        {...view.slots}
        selected={view.selected}
        dayHref={(day) => query({ day })}
        slotHref={(start) => query({ day: view.slots.day, start: String(start) })}
      />
      {view.selected !== null && (
        <Form method="post" replace className="contents">
          <input type="hidden" name="sessionId" value={view.sessionId} />
          <input type="hidden" name="startsAt" value={view.selected} />
          <StickyAction note={<span className="numeric font-semibold">{formatDateTime(view.selected, view.slots.zone, locale)}</span>}>
            <SubmitButton>{t(moving ? 'patient.schedule.confirmMove' : 'patient.schedule.confirm')}</SubmitButton>
          </StickyAction>
        </Form>
      )}
    </Page>
  )
}
