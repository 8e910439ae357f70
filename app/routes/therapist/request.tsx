import { CalendarClock, Hourglass, MapPin, Package, StickyNote, UserRound, Video } from 'lucide-react'
import { data, redirect, useFetcher, useRevalidator } from 'react-router'
import type { Route } from './+types/request'
import { acceptBooking, type AnswerResult } from '../../domain/booking/accept-booking.ts'
import { declineBooking } from '../../domain/booking/decline-booking.ts'
import { CANCEL_WORDS_LIMIT } from '../../domain/session/because.ts'
import { readRequest } from '../../domain/visit/therapist-queries.ts'
import type { Zone } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { database, inTransaction } from '../../platform/db.ts'
import { useLiveRevalidate } from '../../pwa/socket.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Countdown } from '../../ui/countdown.tsx'
import { Alert, Badge, Card, DateTime, Facts, Money } from '../../ui/display.tsx'
import { Page, PageHeader, Section, StickyAction } from '../../ui/page.tsx'
import { useKeptActionData } from '../../ui/use-kept-action-data.ts'
import { notFound } from '../session.ts'
import { readBecause } from '../shared/cancel-reason.ts'
import { idParam, therapistOf, type Answer } from './input.server.ts'
import { AnswerButtons } from './parts/answer-buttons.tsx'
import { distanceText, IconLine } from './parts/lines.tsx'
import { LIVE_EVENTS } from './parts/live-events.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { userId } = await therapistOf(context)
  const request = await readRequest(database().prisma, userId, idParam(params.bookingId))
  if (!request) throw notFound()
  return { request }
}

/** `intent` accept or decline; also what the request cards and the alert sheet post to. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { actor, t, userId } = await therapistOf(context)
  const bookingId = idParam(params.bookingId)
  const form = await request.formData()
  const intent = form.get('intent')
  if (intent !== 'accept' && intent !== 'decline') return data({ ok: false, message: t('common.form.failed') } satisfies Answer, 422)
  const because = readBecause(Object.fromEntries(form))
  if (!because) return data({ ok: false, message: t('common.cancelReason.tooLong', { limit: CANCEL_WORDS_LIMIT }) } satisfies Answer, 422)
  const result = await inTransaction(actor, (tx) =>
    intent === 'accept' ? acceptBooking(tx, { bookingId }) : declineBooking(tx, { bookingId, because }),
  )
  if (!result.ok) return refusal(result.reason, t)
  const accepted = intent === 'accept' ? await readRequest(database().prisma, userId, bookingId) : null
  // Cards and the sheet stay where they are and answer in place.
  if (form.get('stay') === 'yes')
    return { ok: true, message: t(intent === 'accept' ? 'therapist.request.accepted' : 'therapist.request.declined') } satisfies Answer
  throw redirect(accepted?.first_session_id ? `/therapist/sessions/${accepted.first_session_id}` : '/therapist')
}

function refusal(
  reason: Extract<AnswerResult, { ok: false }>['reason'],
  t: (key: 'therapist.request.too_late' | 'therapist.request.already_answered' | 'therapist.request.cancelled') => string,
): Answer {
  if (reason === 'not_found') throw notFound()
  return { ok: false, message: t(`therapist.request.${reason}`) }
}

export default function RequestScreen({ loaderData, actionData: latest }: Route.ComponentProps) {
  const actionData = useKeptActionData(latest)
  const { request } = loaderData
  const t = useT()
  const locale = useLocale()
  const fetcher = useFetcher<Answer>({ key: `answer:${request.id}` })
  const { revalidate } = useRevalidator()
  useLiveRevalidate(LIVE_EVENTS)
  const zone = request.time_zone as Zone
  const waiting = request.status === 'PAID'
  const message =
    actionData?.ok === false
      ? actionData.message
      : fetcher.state === 'idle' && fetcher.data?.ok === false
        ? fetcher.data.message
        : undefined
  const packageName = locale === 'en' ? request.package_name_en : request.package_name_id
  return (
    <Page>
      <PageHeader title={t('therapist.request.title')} subtitle={request.code} back="/therapist" />
      {message && <Alert tone="negative" live title={message} />}
      {waiting && request.therapist_respond_by && request.paid_at && (
        <Card className="flex flex-wrap items-center gap-4">
          <Countdown
            ring
            size={104}
            until={request.therapist_respond_by}
            total={(request.therapist_respond_by.getTime() - request.paid_at.getTime()) / 1000}
            onOver={revalidate}
          />
          <div className="flex-1">
            <Badge tone={request.booking_type === 'INSTANT' ? 'accent' : 'brand'}>
              {t.maybe(`common.booking.kind.${request.booking_type}`)}
            </Badge>
            <p className="mt-1.5 text-sm text-muted">{t('therapist.request.net')}</p>
            <p className="text-xl font-extrabold">
              <Money amount={request.net} />
            </p>
            {request.session_count > 1 && (
              <p className="text-sm text-muted">{t('therapist.request.netSessions', { count: request.session_count })}</p>
            )}
          </div>
        </Card>
      )}
      {!waiting && <Outcome request={request} />}
      <Card className="flex flex-col gap-3">
        {request.starts_at && (
          <IconLine icon={<CalendarClock />} label={t('therapist.when')}>
            <DateTime at={request.starts_at} zone={zone} />
          </IconLine>
        )}
        <IconLine icon={request.place === 'ONLINE' ? <Video /> : <MapPin />} label={t('therapist.where')}>
          {request.place === 'ONLINE'
            ? t('therapist.online')
            : [request.area, distanceText(request.distance_km, locale, t)].filter(Boolean).join(' · ')}
        </IconLine>
        <IconLine icon={<UserRound />} label={t('therapist.patient')}>
          {[request.patient_name, request.patient_gender && t.maybe(`therapist.gender.${request.patient_gender}`)]
            .filter(Boolean)
            .join(' · ')}
        </IconLine>
        <IconLine icon={<Package />} label={t('therapist.package')}>
          {packageName} · {t('therapist.request.length', { count: request.session_count, minutes: request.therapy_minutes })}
        </IconLine>
        {request.note && (
          <IconLine icon={<StickyNote />} label={t('therapist.patientNote')}>
            <span className="whitespace-pre-line">{request.note}</span>
          </IconLine>
        )}
        {waiting && request.place === 'HOME' && <p className="text-sm text-muted">{t('therapist.request.addressLater')}</p>}
      </Card>
      {waiting && request.therapist_respond_by && (
        <>
          <Section title={t('therapist.request.deadlineTitle')}>
            <Card>
              <Facts
                rows={[
                  {
                    label: (
                      <span className="inline-flex items-center gap-2">
                        <Hourglass aria-hidden className="size-4" />
                        {t('therapist.request.answerBy')}
                      </span>
                    ),
                    value: <DateTime at={request.therapist_respond_by} zone={zone} part="time" />,
                  },
                ]}
              />
              <p className="mt-2 text-sm text-muted">{t('therapist.request.deadlineHelp')}</p>
            </Card>
          </Section>
          <StickyAction>
            <AnswerButtons bookingId={request.id} />
          </StickyAction>
        </>
      )}
    </Page>
  )
}

/** What became of a request that is no longer waiting. */
function Outcome({ request }: Pick<Route.ComponentProps['loaderData'], 'request'>) {
  const t = useT()
  const { status, status_reason: reason, cancel_reason: because, first_session_id: sessionId } = request
  if (status === 'ACCEPTED' || status === 'COMPLETED') {
    return (
      <Alert
        tone="positive"
        title={t('therapist.request.isAccepted')}
        action={
          sessionId && (
            <LinkButton size="sm" to={`/therapist/sessions/${sessionId}`}>
              {t('therapist.openVisit')}
            </LinkButton>
          )
        }
      />
    )
  }
  const why = t.maybe(`therapist.request.reason.${reason}`) ?? t('therapist.request.cancelled')
  return (
    <Alert
      tone="neutral"
      title={t('therapist.request.isOver')}
      action={
        <LinkButton size="sm" variant="secondary" to="/therapist">
          {t('therapist.toToday')}
        </LinkButton>
      }
    >
      <p>{why}</p>
      {because && <p className="mt-1">{t('common.cancelReason.told', { reason: t.maybe(`common.cancelReason.${because}`) ?? because })}</p>}
    </Alert>
  )
}
