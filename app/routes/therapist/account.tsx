import { BadgeCheck, ChevronRight, Clock3, ExternalLink } from 'lucide-react'
import { data } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/account'
import { showPhone } from '../../domain/identity/contact.ts'
import { pauseIntake } from '../../domain/verification/pause-intake.ts'
import { replyToReview } from '../../domain/review/reply-to-review.ts'
import { ratingSummary, reviewsOfTherapist } from '../../domain/review/review-queries.ts'
import { replySchema } from '../../domain/review/review.ts'
import { localeContext } from '../../context.ts'
import type { Zone } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { formatDecimal } from '../../i18n/format.ts'
import { database, inTransaction } from '../../platform/db.ts'
import { PushSettings } from '../../pwa/PushSettings.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Alert, Avatar, Badge, Card, EmptyState, LinkCard, Stars } from '../../ui/display.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { Preferences } from '../../ui/preferences.tsx'
import { useKeptActionData } from '../../ui/use-kept-action-data.ts'
import { securityAction, securityData } from '../shared/account-security.server.ts'
import { AccountSecurity, SignOutButton } from '../shared/account-security.tsx'
import { notFound, requireUser } from '../session.ts'
import { plainText, therapistOf } from './input.server.ts'
import { IntakeCard } from './parts/intake-card.tsx'
import { ReviewItem } from './parts/review-item.tsx'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { profile } = await therapistOf(context)
  const { prisma } = database()
  const page = z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .catch(1)
    .parse(url.searchParams.get('reviews') ?? 1)
  const [summary, listing, security] = await Promise.all([
    ratingSummary(prisma, profile.id),
    reviewsOfTherapist(prisma, profile.id, page),
    securityData(requireUser(context, 'THERAPIST')),
  ])
  return {
    profile: { ...profile, contact: [profile.phone && showPhone(profile.phone), profile.email].filter(Boolean).join(' · ') },
    summary,
    page,
    hasMore: listing.hasMore,
    sessions: security.sessions,
    reviews: listing.reviews.map((review) => ({ ...review, at: review.at.toString(), repliedAt: review.repliedAt?.toString() ?? null })),
  }
}

/** `intake` pauses or resumes new bookings, `reply` answers a review; everything else belongs to the shared account forms. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  if (form.get('intent') === 'intake') return switchIntake(context, form.get('paused') === 'true')
  if (form.get('intent') !== 'reply') {
    const answer = await securityAction(form, requireUser(context, 'THERAPIST'), context.get(localeContext))
    if (!answer) throw notFound()
    return answer
  }
  const { actor, t, userId } = await therapistOf(context)
  const errors = {}
  const reply = plainText(form.get('reply'))
  const parsed = z.object({ reviewId: z.uuid(), reply: replySchema }).safeParse({ reviewId: form.get('reviewId'), reply })
  if (!parsed.success) return data({ ok: false, intent: 'reply', errors, message: t('therapist.review.invalid') }, 422)
  const result = await inTransaction(actor, (tx) => replyToReview(tx, { ...parsed.data, therapistUserId: userId }))
  if (result.ok) return data({ ok: true, intent: 'reply', errors, message: t('therapist.review.replied') })
  if (result.reason === 'not_found') throw notFound()
  return data({ ok: false, intent: 'reply', errors, message: t('therapist.review.alreadyReplied') })
}

async function switchIntake(context: Route.ActionArgs['context'], paused: boolean) {
  const { actor, t } = await therapistOf(context)
  const result = await inTransaction(actor, (tx) => pauseIntake(tx, { paused }))
  const shared = { intent: 'intake', errors: {} }
  if (result.ok) return data({ ok: true, ...shared, message: t(paused ? 'therapist.intake.paused' : 'therapist.intake.resumed') })
  if (result.reason === 'not_found') throw notFound()
  return data({ ok: false, ...shared, message: t('therapist.intake.notice.STOPPED') }, 409)
}

export default function AccountScreen({ loaderData, actionData: latest }: Route.ComponentProps) {
  const actionData = useKeptActionData(latest)
  const { profile, summary, reviews, page, hasMore, sessions } = loaderData
  const t = useT()
  const zone = profile.time_zone as Zone
  return (
    <Page>
      <PageHeader title={t('therapist.account.title')} />
      <div className="flex items-center gap-4">
        <Avatar name={profile.name} src={profile.photo_url} size="lg" verified={profile.verification_status === 'APPROVED'} />
        <div className="min-w-0">
          <p className="text-lg font-bold">{profile.name}</p>
          <p className="text-sm text-muted">{[profile.title, profile.city].filter(Boolean).join(' · ')}</p>
          <p className="numeric text-sm text-muted">{profile.contact}</p>
        </div>
      </div>
      {profile.verification_status !== 'APPROVED' && (
        <Alert tone="caution" title={t(`therapist.verification.${profile.verification_status}`)}>
          {profile.verification_reason ?? t('therapist.verification.help')}
        </Alert>
      )}
      {profile.verification_status === 'APPROVED' && <IntakeCard intake={profile.intake} />}
      <div className="grid gap-3">
        <AccountLink
          to={`/therapists/${profile.id}`}
          icon={<ExternalLink aria-hidden className="size-5" />}
          title={t('therapist.account.public')}
          help={t('therapist.account.publicHelp')}
        />
        <AccountLink
          to="/therapist/hours"
          icon={<Clock3 aria-hidden className="size-5" />}
          title={t('therapist.hours.title')}
          help={t('therapist.account.hoursHelp')}
        />
      </div>
      <Section
        title={t('therapist.review.title')}
        aside={profile.total_reviews > 0 && <Stars rating={profile.average_rating} count={profile.total_reviews} />}
      >
        {profile.total_reviews === 0 ? (
          <EmptyState icon={<BadgeCheck />} title={t('therapist.review.none')}>
            {t('therapist.review.noneHelp')}
          </EmptyState>
        ) : (
          <>
            <RatingBars summary={summary} />
            <Card className="p-0">
              <ul>
                {reviews.map((review) => (
                  <ReviewItem key={review.id} review={review} zone={zone} />
                ))}
              </ul>
            </Card>
          </>
        )}
        <div className="flex gap-2">
          {page > 1 && (
            <LinkButton size="sm" variant="secondary" to={`?reviews=${page - 1}`} preventScrollReset>
              {t('common.page.previous')}
            </LinkButton>
          )}
          {hasMore && (
            <LinkButton size="sm" variant="secondary" to={`?reviews=${page + 1}`} preventScrollReset>
              {t('common.page.next')}
            </LinkButton>
          )}
        </div>
      </Section>
      <Section id="alerts" title={t('therapist.alerts.title')}>
        <PushSettings />
        <BatteryGuide />
      </Section>
      <Section title={t('auth.account.display')}>
        <Preferences />
      </Section>
      <AccountSecurity
        sessions={sessions}
        answer={actionData && !['reply', 'intake'].includes(actionData.intent) ? actionData : null}
        zone={zone}
      />
      <SignOutButton />
    </Page>
  )
}

function AccountLink({ to, icon, title, help }: { to: string; icon: React.ReactNode; title: string; help: string }) {
  return (
    <LinkCard to={to} className="flex items-center gap-3">
      <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-brand-soft text-brand-ink">{icon}</span>
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{title}</span>
        <span className="block text-sm text-muted">{help}</span>
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-muted" />
    </LinkCard>
  )
}

/** Phones that save battery hold pushes back: how to let ours through. */
function BatteryGuide() {
  const t = useT()
  return (
    <details className="rounded-lg border border-line bg-surface p-4 shadow-card">
      <summary className="-m-2 flex min-h-11 items-center rounded-md p-2 font-bold">{t('therapist.alerts.battery')}</summary>
      <ol className="mt-2 list-decimal pl-5 text-sm">
        {(['1', '2', '3', '4'] as const).map((step) => (
          <li key={step} className="py-1">
            {t(`therapist.alerts.battery.${step}`)}
          </li>
        ))}
      </ol>
    </details>
  )
}

type Summary = Route.ComponentProps['loaderData']['summary']

/** How many gave five … one star, and the average of each aspect. */
function RatingBars({ summary }: { summary: Summary }) {
  const t = useT()
  const locale = useLocale()
  const total = Math.max(
    1,
    summary.counts.reduce((sum, count) => sum + count, 0),
  )
  return (
    <Card className="flex flex-col gap-4">
      <ul className="flex flex-col gap-1.5">
        {summary.counts.map((count, index) => (
          <li key={index} className="flex items-center gap-3 text-sm">
            <span className="numeric w-20 shrink-0 whitespace-nowrap">{t('therapist.review.stars', { stars: 5 - index })}</span>
            <span aria-hidden className="h-2.5 flex-1 overflow-hidden rounded-full bg-sunken">
              <span className="block h-full rounded-full bg-brand" style={{ width: `${(count / total) * 100}%` }} />
            </span>
            <span className="numeric w-8 text-right font-semibold">{count}</span>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {(['cleanliness', 'punctuality', 'professionalism'] as const).map((aspect) => (
          <Badge key={aspect} icon={false}>
            {t(`therapist.review.${aspect}`)} {formatDecimal(summary[aspect], locale)}
          </Badge>
        ))}
      </div>
    </Card>
  )
}
