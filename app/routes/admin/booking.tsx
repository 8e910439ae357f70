import { randomUUID } from 'node:crypto'
import { data, Link } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/booking'
import { localeContext } from '../../context.ts'
import { readBooking, readTimeline } from '../../domain/booking/booking-queries.ts'
import { cancelBookingByAdmin } from '../../domain/booking/cancel-booking.ts'
import { correctPin } from '../../domain/booking/correct-pin.ts'
import { swapTherapist } from '../../domain/booking/swap-therapist.ts'
import { parsePin } from '../../domain/identity/pin.ts'
import { addBookingNote } from '../../domain/reporting/add-note.ts'
import { readBookingMoney } from '../../domain/reporting/booking-admin-queries.ts'
import { listSwapCandidates } from '../../domain/reporting/swap-candidates.ts'
import { CANCEL_WORDS_LIMIT } from '../../domain/session/because.ts'
import { formatDecimal, formatMoney, type Zone } from '../../i18n/format.ts'
import type { Translate } from '../../i18n/messages.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { useLiveRevalidate } from '../../pwa/socket.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Badge, Card, DateTime, Facts, StatusBadge } from '../../ui/display.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { useKeptActionData } from '../../ui/use-kept-action-data.ts'
import { notFound } from '../session.ts'
import { BookingMoney } from './booking-money.tsx'
import { BookingTimeline } from './booking-timeline.tsx'
import { readBecause } from '../shared/cancel-reason.ts'
import { CancelReasonFields } from '../shared/cancel-reason-fields.tsx'
import { useRequestId } from '../shared/request-id.ts'
import { asAdmin, done, formFields, reader, refused, refusedFor, requireAdmin, uuidParam } from './shared.ts'
import { PinButton } from './pin-form.tsx'
import { SwapForm } from './swap-form.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  requireAdmin(context)
  const id = uuidParam(params.id)
  const booking = await readBooking(reader(), id, { admin: true })
  if (!booking) throw notFound()
  const isOpen = ['PENDING', 'PAID', 'ACCEPTED'].includes(booking.status)
  const [timeline, money, candidates] = await Promise.all([
    readTimeline(reader(), id),
    readBookingMoney(reader(), id),
    isOpen ? listSwapCandidates(reader(), id) : Promise.resolve([]),
  ])
  const { policy_snapshot: _terms, ...shown } = booking
  return { booking: shown, isOpen, timeline, money, candidates, requestId: randomUUID() }
}

const step = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('note'), requestId: z.uuid(), note: z.string() }),
  z.object({ intent: z.literal('cancel') }),
  z.object({ intent: z.literal('pin'), point: z.string(), reason: z.string().max(500) }),
  z.object({
    intent: z.literal('swap'),
    newTherapistId: z.uuid(),
    reason: z.string().trim().max(500),
    sendClashesToQuota: z.literal('on').optional(),
    override: z.literal('on').optional(),
  }),
])

export async function action({ request, params, context }: Route.ActionArgs) {
  const admin = requireAdmin(context)
  const bookingId = uuidParam(params.id)
  const fields = await formFields(request)
  const parsed = step.safeParse(fields)
  if (!parsed.success) return refused(context, 'common.form.error.invalid')
  const input = parsed.data
  if (input.intent === 'note') {
    const result = await asAdmin(admin, (tx) => addBookingNote(tx, { bookingId, note: input.note, requestId: input.requestId }))
    return result.ok ? done(context, 'admin.booking.noted') : refusedFor(context, result.reason)
  }
  if (input.intent === 'pin') {
    const pin = parsePin(input.point)
    if (!pin.ok) return refused(context, 'admin.pin.wrong')
    const result = await asAdmin(admin, (tx) => correctPin(tx, { bookingId, ...pin.point, reason: input.reason }))
    const km = (distance: number) => formatDecimal(distance, context.get(localeContext))
    if (result.ok) return done(context, 'admin.pin.done', { distance: km(result.distanceKm) })
    const told = result.reason === 'outside_radius' ? { distance: km(result.distanceKm), radius: km(result.radiusKm) } : undefined
    return refusedFor(context, result.reason, told)
  }
  if (input.intent === 'cancel') {
    const because = readBecause(fields)
    if (!because) return refused(context, 'common.cancelReason.tooLong', { limit: CANCEL_WORDS_LIMIT })
    const result = await asAdmin(admin, (tx) => cancelBookingByAdmin(tx, { bookingId, because }))
    return result.ok ? done(context, 'admin.booking.cancelled', { amount: formatMoney(result.refund) }) : refusedFor(context, result.reason)
  }
  const result = await asAdmin(admin, (tx) =>
    swapTherapist(tx, {
      bookingId,
      newTherapistId: input.newTherapistId,
      sendClashesToQuota: input.sendClashesToQuota === 'on',
      override: input.override === 'on',
      ...(input.reason && { reason: input.reason }),
    }),
  )
  if (result.ok) return done(context, 'admin.swap.done', { moved: result.moved, quota: result.sentToQuota })
  if (!('clashes' in result)) return refusedFor(context, result.reason)
  const t = translator(context.get(localeContext))
  const message =
    result.reason === 'calendar_clash'
      ? t('admin.swap.clash', { count: result.clashes.length })
      : t('admin.swap.unsuitable', { reasons: result.reasons.map((clause) => t.maybe(`admin.clause.${clause}`) ?? clause).join(', ') })
  return data({ ok: false as const, message, clashes: result.clashes }, { status: 409 })
}

export type BookingData = Route.ComponentProps['loaderData']

export default function Booking({ loaderData, actionData: latest }: Route.ComponentProps) {
  const actionData = useKeptActionData(latest)
  const t = useT()
  const { booking, isOpen, candidates } = loaderData
  useLiveRevalidate(['booking:changed'], { bookingId: booking.id })
  return (
    <Page wide>
      <PageHeader
        title={t('admin.booking.title', { code: booking.code })}
        back="/admin/bookings"
        subtitle={
          <span className="flex flex-wrap items-center gap-2">
            <StatusBadge of="booking" status={booking.status} />
            {booking.refund_status !== 'NONE' && <StatusBadge of="refund" status={booking.refund_status} />}
            <Badge icon={false}>{t.maybe(`common.booking.kind.${booking.booking_type}`) ?? booking.booking_type}</Badge>
            {booking.status_reason && <span>{t.maybe(`admin.reason.${booking.status_reason}`) ?? booking.status_reason}</span>}
          </span>
        }
      />
      <div className="flex flex-wrap gap-2">
        <NoteButton {...loaderData} />
        {isOpen && booking.place === 'HOME' && <PinButton booking={booking} />}
        {isOpen && <CancelBooking {...loaderData} />}
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[1fr_380px]">
        <div className="flex min-w-0 flex-col gap-4">
          <Summary {...loaderData} />
          <Sessions {...loaderData} />
          {isOpen && <SwapForm booking={booking} candidates={candidates} answer={actionData} />}
          <BookingMoney {...loaderData} />
        </div>
        <Section title={t('admin.booking.timeline')}>
          <Card>
            <BookingTimeline {...loaderData} />
          </Card>
        </Section>
      </div>
    </Page>
  )
}

function Summary({ booking, money }: BookingData) {
  const t = useT()
  const locale = useLocale()
  const zone = booking.time_zone as Zone
  const rows = [
    {
      label: t('admin.column.patient'),
      value: (
        <>
          {booking.patient_name}
          <span className="block text-sm font-normal text-muted">
            {[money.contact?.patient_phone, money.contact?.patient_email].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    {
      label: t('admin.column.therapist'),
      value: (
        <>
          <Link to={`/therapists/${booking.therapist_id}`} className="text-brand underline">
            {booking.therapist_name}
          </Link>
          <span className="block text-sm font-normal text-muted">{money.contact?.therapist_phone}</span>
        </>
      ),
    },
    {
      label: t('admin.column.package'),
      value: `${locale === 'id' ? booking.package_name_id : booking.package_name_en} (${t('common.sessions', { count: booking.session_count })})`,
    },
    {
      label: t('admin.booking.address'),
      value: (
        <>
          {booking.locked_address}
          {booking.distance_km && (
            <span className="block text-sm font-normal text-muted">
              {t('common.km', { distance: formatDecimal(Number(booking.distance_km), locale) })}
            </span>
          )}
        </>
      ),
    },
    ...(booking.note ? [{ label: t('admin.booking.patientNote'), value: booking.note }] : []),
    ...doorRows(booking, t),
    ...cancellationRows(booking, t),
    { label: t('admin.column.created'), value: <DateTime at={booking.created_at} zone={zone} /> },
    ...(booking.status === 'PENDING' && booking.hold_expires_at
      ? [{ label: t('admin.booking.holdUntil'), value: <DateTime at={booking.hold_expires_at} zone={zone} /> }]
      : []),
    ...(booking.status === 'PAID' && booking.therapist_respond_by
      ? [{ label: t('admin.booking.answerBy'), value: <DateTime at={booking.therapist_respond_by} zone={zone} /> }]
      : []),
    { label: t('admin.booking.validUntil'), value: <DateTime at={booking.expires_at} zone={zone} /> },
  ]
  return (
    <Card>
      <Facts rows={rows} />
    </Card>
  )
}

function doorRows({ pin, details, time_zone }: BookingData['booking'], t: Translate) {
  const said = details
    ? [details.landmark, details.gate, details.note, details.contactName, details.contactPhone].filter((line) => line !== null)
    : []
  return [
    ...(pin
      ? [
          {
            label: t('admin.pin.corrected'),
            value: (
              <>
                {pin.latitude}, {pin.longitude}
                <span className="block text-sm font-normal text-muted">
                  <DateTime at={pin.at} zone={time_zone as Zone} style="day" /> · {pin.reason}
                </span>
              </>
            ),
          },
        ]
      : []),
    ...(said.length > 0
      ? [{ label: t('admin.booking.door'), value: <span className="break-words whitespace-pre-line">{said.join('\n')}</span> }]
      : []),
  ]
}

function cancellationRows({ cancellation }: BookingData['booking'], t: Translate) {
  if (!cancellation) return []
  const { role, name, reason, words } = cancellation
  const who = role ? `${name} (${t.maybe(`admin.role.${role}`) ?? role})` : t('admin.booking.cancelledBy.nobody')
  return [
    { label: t('admin.booking.cancelledBy'), value: who },
    ...(reason ? [{ label: t('admin.booking.cancelReason'), value: t.maybe(`common.cancelReason.${reason}`) ?? reason }] : []),
    ...(words ? [{ label: t('admin.booking.cancelWords'), value: <span className="break-words whitespace-pre-line">{words}</span> }] : []),
  ]
}

function Sessions({ booking }: BookingData) {
  const t = useT()
  return (
    <Section title={t('admin.sessions')}>
      <ol className="flex flex-col gap-2">
        {booking.sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg border border-line bg-surface p-4">
            <span className="font-bold">{t('admin.sessionNumber', { number: session.ordinal })}</span>
            <StatusBadge of="session" status={session.status} />
            <span className="text-sm">
              {session.starts_at ? <DateTime at={session.starts_at} zone={booking.time_zone as Zone} /> : t('admin.booking.quota')}
            </span>
            <span className="numeric ml-auto text-sm text-muted">
              {formatMoney(session.therapist_share)}
              {session.is_payout_distributed && (
                <>
                  {' '}
                  · <span className="font-semibold text-positive">{t('admin.booking.paidOut')}</span>
                </>
              )}
            </span>
            {session.therapist_id !== booking.therapist_id && (
              <span className="w-full text-xs text-muted">{t('admin.booking.formerTherapist')}</span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function NoteButton({ requestId: fresh, timeline }: BookingData) {
  const t = useT()
  const requestId = useRequestId(fresh, String(timeline.length))
  return (
    <ConfirmButton
      size="sm"
      confirmVariant="primary"
      title={t('admin.booking.note')}
      body={t('admin.booking.noteBody')}
      confirmLabel={t('common.save')}
      fields={{ intent: 'note', requestId }}
      inputs={<TextArea name="note" label={t('admin.column.note')} required minLength={3} maxLength={1000} />}
    >
      {t('admin.booking.note')}
    </ConfirmButton>
  )
}

/** Says beforehand what it will cost: the value of the sessions not yet held, if they were paid for. */
function CancelBooking({ booking }: BookingData) {
  const t = useT()
  const unused = booking.sessions.filter((session) => !['COMPLETED', 'FORFEITED', 'EXPIRED', 'CANCELLED'].includes(session.status))
  const refund = booking.payment?.paid_at
    ? unused.reduce((sum, session) => sum + BigInt(session.therapist_share) + BigInt(session.platform_share), 0n)
    : 0n
  return (
    <ConfirmButton
      size="sm"
      title={t('admin.booking.cancelTitle', { code: booking.code })}
      body={
        refund > 0n ? t('admin.booking.cancelRefund', { amount: formatMoney(refund), count: unused.length }) : t('admin.booking.cancelFree')
      }
      confirmLabel={t('admin.booking.cancel')}
      fields={{ intent: 'cancel' }}
      inputs={<CancelReasonFields by="admin" />}
    >
      {t('admin.booking.cancel')}
    </ConfirmButton>
  )
}
