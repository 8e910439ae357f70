import { BellRing, CalendarPlus, Coffee } from 'lucide-react'
import { data } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/today'
import { readPolicy } from '../../domain/policy/policy.ts'
import { setOnline } from '../../domain/visit/set-online.ts'
import { listVisits, listWaitingRequests, nextVisit, type VisitCard as Visit } from '../../domain/visit/therapist-queries.ts'
import { nextStep, stepOpensAt } from '../../domain/visit/visit.ts'
import { formatDate, formatDateTime, type Zone } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { currentTime } from '../../platform/clock.ts'
import { database, inTransaction, toInstant } from '../../platform/db.ts'
import { useLiveRevalidate } from '../../pwa/socket.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Alert, EmptyState, Money } from '../../ui/display.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { useKeptActionData } from '../../ui/use-kept-action-data.ts'
import { notFound } from '../session.ts'
import { therapistOf, type Answer } from './input.server.ts'
import { LIVE_EVENTS } from './parts/live-events.ts'
import { NextVisitCard } from './parts/next-visit-card.tsx'
import { IntakeNotice } from './parts/intake-card.tsx'
import { OnlineSwitch } from './parts/online-switch.tsx'
import { RequestCard } from './parts/request-card.tsx'
import { VisitRow } from './parts/visit-row.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const { userId, profile } = await therapistOf(context)
  const { prisma } = database()
  const now = await currentTime()
  const midnight = now.toZonedDateTimeISO(profile.time_zone).startOfDay()
  const [requests, visits, next] = await Promise.all([
    listWaitingRequests(prisma, userId),
    listVisits(prisma, userId, { from: midnight.toInstant(), to: midnight.add({ days: 1 }).toInstant() }),
    nextVisit(prisma, userId, now),
  ])
  const accepted = visits.filter((visit) => visit.booking_status !== 'PAID')
  return {
    now: new Date(now.epochMilliseconds),
    profile: {
      name: profile.name,
      zone: profile.time_zone as Zone,
      isOnline: profile.is_online,
      onlineUntil: profile.online_until,
      intake: profile.intake,
      intakeReason: profile.intake_reason,
      hasHours: profile.has_hours,
      verification: profile.verification_status,
      verificationReason: profile.verification_reason,
    },
    requests,
    next: next && withStep(next),
    visits: accepted.map(withoutPolicy),
    earning: accepted.reduce((sum, visit) => sum + visit.therapist_share, 0n),
  }
}

const withoutPolicy = ({ policy_snapshot: _, ...visit }: Visit) => visit

function withStep(visit: Visit) {
  const step = nextStep(visit.status, visit.place)
  const opensAt = step ? stepOpensAt(step, visit.place, toInstant(visit.starts_at), readPolicy(visit.policy_snapshot)) : null
  return { ...withoutPolicy(visit), step, opensAt: opensAt && new Date(opensAt.epochMilliseconds) }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { actor, t } = await therapistOf(context)
  const online = z.enum(['true', 'false']).safeParse((await request.formData()).get('online'))
  if (!online.success) return data({ ok: false, message: t('common.form.failed') } satisfies Answer, 422)
  const result = await inTransaction(actor, (tx) => setOnline(tx, { online: online.data === 'true' }))
  if (result.ok) return { ok: true, message: t(result.isOnline ? 'therapist.online.isOn' : 'therapist.online.isOff') } satisfies Answer
  if (result.reason === 'not_found') throw notFound()
  return {
    ok: false,
    message: t(result.reason === 'not_open' ? 'therapist.online.notOpen' : 'therapist.online.notVerified'),
  } satisfies Answer
}

export default function TodayScreen({ loaderData, actionData: latest }: Route.ComponentProps) {
  const actionData = useKeptActionData(latest)
  const { profile, requests, next, visits, earning, now } = loaderData
  const t = useT()
  const locale = useLocale()
  useLiveRevalidate(LIVE_EVENTS)
  const others = visits.filter((visit) => visit.id !== next?.id)
  return (
    <Page>
      <PageHeader
        title={t('therapist.today.title')}
        subtitle={`${formatDate(now, profile.zone, locale, 'long')} · ${t('therapist.today.hello', { name: profile.name.split(' ')[0] ?? '' })}`}
      />
      {actionData?.ok === false && <Alert live tone="negative" title={actionData.message} />}
      {profile.verification !== 'APPROVED' && (
        <Alert tone="caution" title={t(`therapist.verification.${profile.verification}`)}>
          {profile.verificationReason ?? t('therapist.verification.help')}
        </Alert>
      )}
      {profile.verification === 'APPROVED' && <IntakeNotice intake={profile.intake} reason={profile.intakeReason} />}
      <OnlineSwitch
        isOnline={profile.isOnline}
        until={profile.onlineUntil && formatDateTime(profile.onlineUntil, profile.zone, locale, 'day')}
        disabled={profile.verification !== 'APPROVED' || profile.intake !== 'OPEN'}
      />
      {!profile.hasHours && (
        <Alert
          tone="caution"
          title={t('therapist.hours.missing')}
          action={
            <LinkButton size="sm" to="/therapist/hours">
              {t('therapist.hours.set')}
            </LinkButton>
          }
        >
          {t('therapist.hours.missingHelp')}
        </Alert>
      )}
      {requests.length > 0 && (
        <Section title={t('therapist.request.waiting', { count: requests.length })}>
          {requests.map((request) => (
            <RequestCard key={request.id} request={request} />
          ))}
        </Section>
      )}
      {next && (
        <Section title={t(next.status === 'SCHEDULED' ? 'therapist.next.title' : 'therapist.next.underWay')}>
          <NextVisitCard visit={next} now={now} />
        </Section>
      )}
      {visits.length > 0 && (
        <Section title={t('therapist.today.visits')}>
          <p className="-mt-2 text-sm text-muted">
            {t('therapist.today.count', { count: visits.length })} · <Money amount={earning} className="font-semibold text-ink" />
          </p>
          {others.map((visit) => (
            <VisitRow key={visit.id} visit={visit} />
          ))}
          {others.length === 0 && <p className="text-sm text-muted">{t('therapist.today.onlyNext')}</p>}
        </Section>
      )}
      {visits.length === 0 && !next && requests.length === 0 && (
        <EmptyState
          icon={<Coffee />}
          title={t('therapist.today.empty')}
          action={
            <LinkButton variant="secondary" to="/therapist/hours" icon={<CalendarPlus aria-hidden className="size-5" />}>
              {t('therapist.hours.edit')}
            </LinkButton>
          }
        >
          {t('therapist.today.emptyHelp')}
        </EmptyState>
      )}
      <LinkButton variant="ghost" size="sm" to="/therapist/account#alerts" icon={<BellRing aria-hidden className="size-5" />}>
        {t('therapist.alerts.test')}
      </LinkButton>
    </Page>
  )
}
