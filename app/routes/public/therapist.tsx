import { BadgeCheck, CalendarX2, ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/therapist'
import { localeContext, userContext } from '../../context.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useT } from '../../i18n/use-t.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Alert, Avatar, Badge, Card, EmptyState, Money, Stars } from '../../ui/display.tsx'
import { Page, PageHeader, Section, StickyAction } from '../../ui/page.tsx'
import { notFound } from '../session.ts'
import { guestPageCache } from '../../web/guest-page-cache.ts'
import { TherapistReviews } from './therapist-reviews.tsx'
import { readTherapistView } from './therapist.server.ts'

export const middleware: Route.MiddlewareFunction[] = [guestPageCache()]

export async function loader({ params, context, url }: Route.LoaderArgs) {
  if (!z.uuid().safeParse(params.id).success) throw notFound()
  const locale = context.get(localeContext)
  const view = await readTherapistView(params.id, {
    params: url.searchParams,
    user: context.get(userContext),
    t: translator(locale),
    locale,
  })
  if (!view) throw notFound()
  return view
}

export type TherapistView = Route.ComponentProps['loaderData']

export default function Therapist({ loaderData: view }: Route.ComponentProps) {
  const t = useT()
  const book = `/book/${view.id}`
  return (
    <Page className="flex-1">
      <PageHeader title={view.name} back={`/therapists?${view.place}`} subtitle={view.title} />
      <meta name="description" content={view.bio.slice(0, 155)} />
      <Headline view={view} />
      {view.isOutside && (
        <Alert tone="caution" title={t('discovery.outside')}>
          {t('discovery.outside.body', { name: view.name, km: view.serviceRadiusKm, city: view.city })}
        </Alert>
      )}
      <Section title={t('discovery.about')}>
        <p className="whitespace-pre-line">{view.bio}</p>
        <p className="flex flex-wrap gap-1.5">
          {view.specialties.map((name) => (
            <Badge key={name} icon={false} tone="brand">
              {name}
            </Badge>
          ))}
        </p>
      </Section>
      <FreeTimes view={view} />
      <Packages view={view} />
      <TherapistReviews view={view} />
      {view.packages.length > 0 && !view.isPaused && (
        <StickyAction>
          <LinkButton to={book} prefetch="none">
            {t('discovery.choose')}
          </LinkButton>
        </StickyAction>
      )}
    </Page>
  )
}

function Headline({ view }: { view: TherapistView }) {
  const t = useT()
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex items-center gap-4">
        <Avatar name={view.name} src={view.photoUrl} size="xl" verified />
        <div className="flex min-w-0 flex-col items-start gap-1.5">
          <Badge tone="brand" icon={false}>
            <BadgeCheck aria-hidden className="size-4" />
            {t('discovery.verified')}
          </Badge>
          <p className="font-semibold">{view.grade}</p>
          <Stars rating={view.rating} count={view.reviewCount} />
        </div>
      </div>
      <dl className="grid grid-cols-3 gap-2 border-t border-line pt-4 text-center">
        <Fact label={t('discovery.facts.experience')} value={t('discovery.facts.experience.value', { count: view.yearsExperience })} />
        <Fact label={t('discovery.facts.sessions')} value={view.completedSessions} />
        <Fact label={t('discovery.facts.distance')} value={view.distance ?? view.city} />
      </dl>
      <p className="flex items-center gap-2 text-sm text-muted">
        <ShieldCheck aria-hidden className="size-5 shrink-0 text-brand" />
        {t('discovery.license')} · {t('discovery.facts.area', { km: view.serviceRadiusKm })}
      </p>
    </Card>
  )
}

function Fact({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="numeric text-base font-bold">{value}</dd>
    </div>
  )
}

function FreeTimes({ view }: { view: TherapistView }) {
  const t = useT()
  const single = view.packages.find((item) => item.sessionCount === 1)
  const href = (day: string, start?: number) =>
    `/book/${view.id}?${new URLSearchParams({ ...(single && { package: single.id }), day, ...(start && { start: String(start) }) })}`
  return (
    <Section
      title={t('discovery.slots')}
      id="slots"
      aside={
        view.days.length > 0 && (
          <Link to={`/book/${view.id}`} className="inline-flex min-h-11 items-center font-semibold text-brand">
            {t('discovery.slots.all')}
          </Link>
        )
      }
    >
      {view.days.length === 0 ? (
        <EmptyState
          icon={<CalendarX2 />}
          title={t(view.isPaused ? 'discovery.paused' : 'discovery.slots.none')}
          action={
            <LinkButton to={`/therapists?${view.place}`} variant="secondary">
              {t('discovery.others')}
            </LinkButton>
          }
        >
          {t(view.isPaused ? 'discovery.paused.body' : 'discovery.slots.none.body')}
        </EmptyState>
      ) : (
        <Card className="flex flex-col gap-4">
          {view.days.map((day) => (
            <div key={day.date}>
              <h3 className="mb-2 text-sm">
                {day.label} <span className="font-normal text-muted">({view.zone})</span>
              </h3>
              <ul className="grid grid-cols-3 gap-2 sm:grid-cols-6">
                {day.starts.map(({ start, time }) => (
                  <li key={start}>
                    <Link
                      to={href(day.date, start)}
                      className="numeric flex min-h-11 items-center justify-center rounded-md border border-line-strong font-semibold text-ink no-underline hover:border-brand hover:bg-brand-soft"
                    >
                      {time}
                    </Link>
                  </li>
                ))}
              </ul>
              {day.more > 0 && (
                <Link to={href(day.date)} className="inline-flex min-h-11 items-center text-sm font-semibold text-brand">
                  {t('discovery.slots.more', { count: day.more })}
                </Link>
              )}
            </div>
          ))}
          <p className="text-sm text-muted">{t('discovery.slots.note', { minutes: view.therapyMinutes })}</p>
        </Card>
      )}
    </Section>
  )
}

function Packages({ view }: { view: TherapistView }) {
  const t = useT()
  return (
    <Section title={t('discovery.packages')} id="packages">
      {view.packages.length === 0 && (
        <EmptyState
          title={t('discovery.packages.none')}
          action={
            <LinkButton to={`/therapists?${view.place}`} variant="secondary">
              {t('discovery.others')}
            </LinkButton>
          }
        />
      )}
      <ul className="grid gap-3">
        {view.packages.map((item) => (
          <Card as="li" key={item.id} className="relative flex flex-col gap-2 transition-shadow hover:shadow-lift">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <h3 className="text-base">
                <Link
                  to={`/book/${view.id}?package=${item.id}`}
                  aria-label={t('discovery.packages.book', { name: item.name })}
                  className="text-ink no-underline after:absolute after:inset-0"
                >
                  {item.name}
                </Link>
              </h3>
              <Money amount={item.totalPrice} className="text-lg font-bold" />
            </div>
            <p className="flex flex-wrap justify-between gap-x-4 text-sm text-muted">
              <span>{t('discovery.packages.sessions', { count: item.sessionCount, minutes: item.durationMinutes })}</span>
              {item.sessionCount > 1 && (
                <span>
                  <Money amount={item.pricePerSession} /> {t('discovery.packages.each')}
                </span>
              )}
            </p>
            {item.description && <p className="text-sm">{item.description}</p>}
          </Card>
        ))}
      </ul>
    </Section>
  )
}
