import { CalendarClock, MapPin, MessageCircle, Navigation, Package, Phone, StickyNote, Video, Wallet } from 'lucide-react'
import { data, useFetcher } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/session'
import { readPolicy } from '../../domain/policy/policy.ts'
import { CANCEL_WORDS_LIMIT, type Because } from '../../domain/session/because.ts'
import { arrive } from '../../domain/visit/arrive.ts'
import { completeSession } from '../../domain/visit/complete-session.ts'
import { reportNoShow } from '../../domain/visit/report-no-show.ts'
import { NOTE_LIMIT, saveNote } from '../../domain/visit/save-note.ts'
import { setOut } from '../../domain/visit/set-out.ts'
import { startSession } from '../../domain/visit/start-session.ts'
import type { StepResult } from '../../domain/visit/take-step.ts'
import { readTherapistSession } from '../../domain/visit/therapist-queries.ts'
import { nextStep, possibleSteps, stepOpensAt } from '../../domain/visit/visit.ts'
import { withdrawVisit } from '../../domain/visit/withdraw-visit.ts'
import type { Zone } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { database, inTransaction, toInstant, type Tx } from '../../platform/db.ts'
import { useLiveRevalidate } from '../../pwa/socket.ts'
import { AnchorButton, LinkButton } from '../../ui/button.tsx'
import { Alert, Badge, Card, DateTime, Money, StatusBadge, Timeline } from '../../ui/display.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { useKeptActionData } from '../../ui/use-kept-action-data.ts'
import { notFound } from '../session.ts'
import { readBecause } from '../shared/cancel-reason.ts'
import { idParam, instantField, plainText, stepRefusal, therapistOf, type Answer } from './input.server.ts'
import { DoorLines } from './parts/door-lines.tsx'
import { distanceText, IconLine } from './parts/lines.tsx'
import { LIVE_EVENTS } from './parts/live-events.ts'
import { Elapsed } from './parts/elapsed.tsx'
import { NoteForm } from './parts/note-form.tsx'
import { NextAction, noShowKey, VisitProblems, withdrawKey } from './parts/visit-actions.tsx'
import { visitEvents } from './parts/visit-events.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { userId } = await therapistOf(context)
  const found = await readTherapistSession(database().prisma, userId, idParam(params.id))
  if (!found) throw notFound()
  const { policy_snapshot, ...session } = found
  const policy = readPolicy(policy_snapshot)
  const opens = (step: 'set_out' | 'start' | 'report_no_show') => {
    const at = session.starts_at && stepOpensAt(step, session.place, toInstant(session.starts_at), policy)
    return at ? new Date(at.epochMilliseconds) : null
  }
  const isOpen = session.booking_status === 'ACCEPTED'
  const next = isOpen ? nextStep(session.status, session.place) : null
  return {
    session,
    next,
    opensAt: next === 'set_out' || next === 'start' ? opens(next) : null,
    noShowFrom: isOpen && possibleSteps(session.status, session.place).includes('report_no_show') ? opens('report_no_show') : null,
    canWithdraw: isOpen && possibleSteps(session.status, session.place).includes('withdraw'),
    graceMinutes: policy.noShowGraceMinutes,
  }
}

const formSchema = z.object({
  intent: z.enum(['set_out', 'arrive', 'start', 'complete', 'no_show', 'withdraw', 'note']),
  startsAt: instantField.optional(),
  note: z
    .string()
    .max(NOTE_LIMIT * 2)
    .transform(plainText)
    .pipe(z.string().max(NOTE_LIMIT))
    .default(''),
})
type StepForm = z.infer<typeof formSchema>

export async function action({ request, context, params }: Route.ActionArgs) {
  const { actor, profile, locale, t } = await therapistOf(context)
  const sessionId = idParam(params.id)
  const raw = Object.fromEntries(await request.formData())
  const parsed = formSchema.safeParse(raw)
  if (!parsed.success) {
    const tooLong = typeof raw['note'] === 'string' && plainText(raw['note']).length > NOTE_LIMIT
    return data(
      {
        ok: false,
        message: tooLong ? t('therapist.note.tooLong', { limit: NOTE_LIMIT }) : t('common.form.failed'),
        note: plainText(raw['note']),
      },
      422,
    )
  }
  const form = parsed.data
  if (form.intent === 'note') {
    const saved = await inTransaction(actor, (tx) => saveNote(tx, { sessionId, note: form.note }))
    if (saved.ok) return { ok: true, intent: form.intent, message: t('therapist.note.saved') }
    if (saved.reason === 'not_found') throw notFound()
    return {
      ok: false,
      message: saved.reason === 'too_long' ? t('therapist.note.tooLong', { limit: NOTE_LIMIT }) : t('therapist.note.stale'),
      note: form.note,
    }
  }
  if (form.intent === 'withdraw' && !form.startsAt) return data({ ok: false, message: t('common.form.stale') } satisfies Answer, 422)
  const because = readBecause(raw)
  if (!because) return data({ ok: false, message: t('common.cancelReason.tooLong', { limit: CANCEL_WORDS_LIMIT }) } satisfies Answer, 422)
  const result = await inTransaction(actor, (tx) => takeIntent(tx, sessionId, form, because))
  if (!result.ok) return { ...stepRefusal(result, t, profile.time_zone as Zone, locale), note: form.note }
  return { ok: true, intent: form.intent, message: t(`therapist.step.done.${form.intent}`) }
}

function takeIntent(tx: Tx, sessionId: string, { intent, startsAt, note }: StepForm, because: Because): Promise<StepResult> {
  const input = { sessionId, ...(startsAt && { startsAt }) }
  switch (intent) {
    case 'set_out':
      return setOut(tx, input)
    case 'arrive':
      return arrive(tx, input)
    case 'start':
      return startSession(tx, input)
    case 'complete':
      return completeSession(tx, { ...input, note })
    case 'no_show':
      return reportNoShow(tx, input)
    case 'withdraw':
      return withdrawVisit(tx, { sessionId, startsAt: startsAt!, because })
    case 'note':
      throw new Error('a note is not a step')
  }
}

export default function SessionScreen({ loaderData, actionData: latest }: Route.ComponentProps) {
  const actionData = useKeptActionData(latest)
  const { session, next, opensAt, noShowFrom, canWithdraw, graceMinutes } = loaderData
  const t = useT()
  const locale = useLocale()
  useLiveRevalidate(LIVE_EVENTS)
  const zone = session.time_zone as Zone
  const isOver = ['COMPLETED', 'FORFEITED', 'EXPIRED', 'CANCELLED'].includes(session.status)
  const planned = session.starts_at && session.ends_at ? (session.ends_at.getTime() - session.starts_at.getTime()) / 60_000 : 60
  const running = session.status === 'IN_PROGRESS' && session.started_at ? { since: session.started_at, plannedMinutes: planned } : null
  // Held here, so that an answer outlives the button that was pressed.
  const step = useFetcher<Answer>({ key: `step:${session.id}` })
  const noShow = useFetcher<Answer>({ key: noShowKey(session.id) })
  const withdrawal = useFetcher<Answer>({ key: withdrawKey(session.id) })
  const orphan = [!next && step.data, !noShowFrom && noShow.data, !canWithdraw && withdrawal.data].find(Boolean) || null
  const message = step.data && (
    <p
      role={step.data.ok ? 'status' : 'alert'}
      className={step.data.ok ? 'text-center font-semibold text-positive' : 'text-center font-semibold text-negative'}
    >
      {step.data.message}
    </p>
  )
  const title = t('therapist.visit.title', { ordinal: session.ordinal, count: session.session_count })
  return (
    <Page>
      <PageHeader
        title={session.patient_name}
        subtitle={`${title} · ${session.code}`}
        back="/therapist"
        aside={<StatusBadge of="session" status={session.status} />}
      />
      {orphan && <Alert live tone={orphan.ok ? 'positive' : 'negative'} title={orphan.message} />}
      {actionData && <Alert live tone={actionData.ok ? 'positive' : 'negative'} title={actionData.message} />}
      {session.status === 'PENDING_SCHEDULING' && (
        <Alert tone="neutral" title={t('therapist.visit.inQuota')}>
          {t('therapist.visit.inQuotaHelp')}
        </Alert>
      )}
      {session.booking_status === 'CANCELLED' && <Alert tone="neutral" title={t('therapist.visit.bookingCancelled')} />}
      {running && (
        <Card>
          <Elapsed {...running} />
        </Card>
      )}
      {/* One place for both states: what is being typed survives the session ending by itself. */}
      {(isOver || running) && (
        <NoteForm
          sessionId={session.id}
          note={session.therapist_note}
          draft={actionData && 'note' in actionData ? actionData.note : undefined}
          startsAt={session.starts_at}
          running={running}
          message={message}
        />
      )}
      <Card className="flex flex-col gap-3">
        {session.starts_at && session.ends_at && (
          <IconLine icon={<CalendarClock />} label={t('therapist.when')}>
            <DateTime at={session.starts_at} zone={zone} />
          </IconLine>
        )}
        <Place session={session} />
        <DoorLines details={session.details} />
        <IconLine icon={<Package />} label={t('therapist.package')}>
          {locale === 'en' ? session.package_name_en : session.package_name_id}
        </IconLine>
        {session.note && (
          <IconLine icon={<StickyNote />} label={t('therapist.patientNote')}>
            <span className="whitespace-pre-line">{session.note}</span>
          </IconLine>
        )}
        <IconLine icon={<Wallet />} label={t('therapist.visit.share')}>
          <span className="inline-flex flex-wrap items-center gap-2">
            <Money amount={session.therapist_share} />
            {session.is_payout_distributed && <Badge tone="positive">{t('therapist.visit.paidOut')}</Badge>}
          </span>
        </IconLine>
        <Contact session={session} />
      </Card>
      {session.starts_at && (noShowFrom || canWithdraw) && (
        <VisitProblems
          sessionId={session.id}
          startsAt={session.starts_at}
          noShowFrom={noShowFrom}
          graceMinutes={graceMinutes}
          canWithdraw={canWithdraw}
          zone={zone}
        />
      )}
      <Section title={t('therapist.visit.timeline')}>
        <Card>
          <Timeline entries={visitEvents(session.events, zone, t)} />
        </Card>
      </Section>
      {next && (
        <NextAction sessionId={session.id} startsAt={session.starts_at} step={next} opensAt={opensAt} zone={zone} message={message} />
      )}
    </Page>
  )
}

type Session = Route.ComponentProps['loaderData']['session']

/** The address only while it is needed; afterwards the area. */
function Place({ session }: { session: Session }) {
  const t = useT()
  const locale = useLocale()
  if (session.place === 'ONLINE') {
    return (
      <IconLine icon={<Video />} label={t('therapist.where')}>
        {session.meeting_link ? (
          <a className="text-brand underline" href={session.meeting_link} rel="noreferrer noopener" target="_blank">
            {t('therapist.openMeeting')}
          </a>
        ) : (
          t('therapist.online')
        )}
      </IconLine>
    )
  }
  const point = session.latitude !== null && session.longitude !== null ? `${session.latitude},${session.longitude}` : null
  return (
    <IconLine icon={<MapPin />} label={t('therapist.where')}>
      <p>{session.address ?? session.area ?? t('therapist.visit.addressGone')}</p>
      {session.distance_km !== null && (
        <p className="text-sm font-normal text-muted">
          {t('therapist.fromYou', { distance: distanceText(session.distance_km, locale, t) ?? '' })}
        </p>
      )}
      {point && session.pin_corrected_at && (
        <p className="text-sm font-semibold text-caution-ink">
          {t('therapist.pinCorrected')} · <DateTime at={session.pin_corrected_at} zone={session.time_zone as Zone} style="day" />
        </p>
      )}
      {point && (
        <div className="mt-2 flex flex-wrap gap-2">
          <AnchorButton
            size="sm"
            variant="secondary"
            href={`https://www.google.com/maps/dir/?api=1&destination=${point}`}
            target="_blank"
            rel="noreferrer noopener"
            icon={<Navigation aria-hidden className="size-4" />}
          >
            {t('therapist.route')}
          </AnchorButton>
          <AnchorButton size="sm" variant="ghost" href={`geo:${point}?q=${point}`}>
            {t('therapist.mapApp')}
          </AnchorButton>
        </div>
      )}
    </IconLine>
  )
}

function Contact({ session }: { session: Session }) {
  const t = useT()
  if (!session.has_chat && !session.patient_phone) return null
  return (
    <div className="flex flex-wrap gap-2 border-t border-line pt-3 [&>*]:flex-1">
      {session.has_chat && (
        <LinkButton
          size="sm"
          variant="secondary"
          to={`/bookings/${session.booking_id}/chat`}
          icon={<MessageCircle aria-hidden className="size-5" />}
        >
          {t('therapist.chat')}
        </LinkButton>
      )}
      {session.patient_phone && (
        <AnchorButton size="sm" variant="secondary" href={`tel:${session.patient_phone}`} icon={<Phone aria-hidden className="size-5" />}>
          {t('therapist.call')}
        </AnchorButton>
      )}
    </div>
  )
}
