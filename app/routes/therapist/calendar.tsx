import { CalendarOff, ChevronLeft, ChevronRight, Clock3 } from 'lucide-react'
import { Link } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/calendar'
import { calendarOfTherapist } from '../../domain/scheduling/availability-queries.ts'
import { listVisits, type TherapistProfile } from '../../domain/visit/therapist-queries.ts'
import { formatPlainDate, weekdayName, type Zone } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { currentTime } from '../../platform/clock.ts'
import { database } from '../../platform/db.ts'
import { useLiveRevalidate } from '../../pwa/socket.ts'
import { LinkButton } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Alert } from '../../ui/display.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { therapistOf } from './input.server.ts'
import { CalendarDay, type Day, type DayEntry } from './parts/calendar-day.tsx'
import { LIVE_EVENTS } from './parts/live-events.ts'

const DAYS = 7

export async function loader({ context, url }: Route.LoaderArgs) {
  const { userId, profile } = await therapistOf(context)
  const now = await currentTime()
  const today = now.toZonedDateTimeISO(profile.time_zone).toPlainDate()
  const selected = plainDate(url.searchParams.get('day')) ?? today
  const monday = selected.subtract({ days: selected.dayOfWeek - 1 })
  return {
    zone: profile.time_zone as Zone,
    today: today.toString(),
    selected: selected.toString(),
    verified: profile.verification_status === 'APPROVED',
    days: await readWeek(userId, profile, monday, now.epochMilliseconds),
  }
}

/** A date of the address, within reach of any calendar; nonsense counts as none. */
function plainDate(text: string | null): Temporal.PlainDate | null {
  const parsed = z.iso.date().safeParse(text)
  if (!parsed.success) return null
  const date = Temporal.PlainDate.from(parsed.data)
  return date.year >= 2020 && date.year <= 2100 ? date : null
}

async function readWeek(userId: string, profile: TherapistProfile, monday: Temporal.PlainDate, now: number): Promise<Day[]> {
  const zone = profile.time_zone
  const start = monday.toZonedDateTime(zone)
  const [calendar, visits] = await Promise.all([
    calendarOfTherapist(profile.id, { from: monday, days: DAYS }),
    listVisits(database().prisma, userId, { from: start.toInstant(), to: start.add({ days: DAYS }).toInstant() }),
  ])
  const known = new Set(visits.map((visit) => visit.id))
  return Array.from({ length: DAYS }, (_, index) => {
    const date = monday.add({ days: index })
    const from = date.toZonedDateTime(zone).epochMilliseconds
    const to = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
    const within = (at: number) => at >= from && at < to
    const entries: DayEntry[] = [
      ...visits
        .filter((visit) => within(visit.starts_at.getTime()))
        .map(({ policy_snapshot: _, ...visit }) => ({ kind: 'visit' as const, at: visit.starts_at, visit })),
      ...(calendar?.lines ?? [])
        .filter((line) => line.sessionId !== null && !known.has(line.sessionId) && within(line.startsAt))
        .map((line) => ({ kind: 'held' as const, at: new Date(line.startsAt), until: new Date(line.endsAt) })),
      ...(calendar?.timeOff ?? [])
        .filter((span) => span.start < to && span.end > from)
        .map((span) => ({
          kind: 'off' as const,
          at: new Date(Math.max(span.start, from)),
          until: new Date(Math.min(span.end, to)),
          allDay: span.start <= from && span.end >= to,
        })),
    ]
    const open = (calendar?.lines ?? []).filter((line) => line.sessionId === null && within(line.startsAt))
    return {
      date: date.toString(),
      entries: entries.sort((a, b) => a.at.getTime() - b.at.getTime()),
      open: open.filter((line) => line.startsAt > now).map((line) => new Date(line.startsAt)),
      passed: open.filter((line) => line.startsAt <= now).length,
    }
  })
}

export default function CalendarScreen({ loaderData }: Route.ComponentProps) {
  const { zone, today, selected, verified, days } = loaderData
  const t = useT()
  const locale = useLocale()
  useLiveRevalidate(LIVE_EVENTS)
  const day = days.find((candidate) => candidate.date === selected) ?? days[0]!
  return (
    <Page wide>
      <PageHeader
        title={t('therapist.calendar.title')}
        subtitle={t(`common.zone.${zone}`)}
        aside={
          <LinkButton size="sm" variant="secondary" to="/therapist/hours" icon={<Clock3 aria-hidden className="size-5" />}>
            {t('therapist.hours.short')}
          </LinkButton>
        }
      />
      {!verified && (
        <Alert tone="caution" title={t('therapist.verification.PENDING')}>
          {t('therapist.verification.help')}
        </Alert>
      )}
      <WeekBar first={days[0]!.date} today={today} selected={selected} />
      <DayStrip days={days} today={today} selected={selected} />
      <section className="lg:hidden" aria-label={formatPlainDate(day.date, locale, 'long')}>
        <h2 className="mb-3 text-lg">{formatPlainDate(day.date, locale, 'long')}</h2>
        <CalendarDay day={day} zone={zone} />
      </section>
      <div className="hidden gap-3 lg:grid lg:grid-cols-7">
        {days.map((one) => (
          <section
            key={one.date}
            aria-label={formatPlainDate(one.date, locale, 'long')}
            className={cx('min-w-0 rounded-lg border bg-surface p-3', one.date === today ? 'border-brand' : 'border-line')}
          >
            <h2 className={cx('mb-3 text-sm', one.date === today && 'text-brand')}>{formatPlainDate(one.date, locale, 'day')}</h2>
            <CalendarDay day={one} zone={zone} compact />
          </section>
        ))}
      </div>
      <p className="flex items-center gap-2 text-sm text-muted">
        <CalendarOff aria-hidden className="size-4.5 shrink-0" />
        {t('therapist.calendar.help')}
      </p>
    </Page>
  )
}

const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay()

function shiftDate(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

/** The seven days side by side, each with what stands in it; phones only. */
function DayStrip({ days, today, selected }: { days: Day[]; today: string; selected: string }) {
  const t = useT()
  const locale = useLocale()
  return (
    <nav aria-label={t('therapist.calendar.days')} className="grid grid-cols-7 gap-1 lg:hidden">
      {days.map((day) => {
        const busy = day.entries.filter((entry) => entry.kind !== 'off').length
        const chosen = day.date === selected
        const spoken = `${formatPlainDate(day.date, locale, 'long')}, ${busy > 0 ? t('therapist.calendar.busy', { count: busy }) : t('therapist.calendar.open', { count: day.open.length })}`
        return (
          <Link
            key={day.date}
            to={`?day=${day.date}`}
            replace
            preventScrollReset
            aria-current={chosen ? 'date' : undefined}
            className={cx(
              'flex min-h-18 flex-col items-center justify-center overflow-hidden rounded-md border text-ink no-underline',
              chosen ? 'border-brand bg-brand text-on-brand' : day.date === today ? 'border-brand bg-surface' : 'border-line bg-surface',
            )}
          >
            <span className="sr-only">{spoken}</span>
            <span aria-hidden className="text-[12px]">
              {weekdayName(weekdayOf(day.date), locale)}
            </span>
            <span aria-hidden className="numeric text-lg leading-tight font-bold">
              {Number(day.date.slice(8))}
            </span>
            <span aria-hidden className="flex h-3 items-center gap-0.75">
              {Array.from({ length: Math.min(busy, 4) }, (_, index) => (
                <i key={index} className={cx('size-1.5 rounded-full', chosen ? 'bg-on-brand' : 'bg-accent')} />
              ))}
              {busy === 0 && day.open.length > 0 && <i className={cx('h-1 w-4 rounded-full', chosen ? 'bg-on-brand/60' : 'bg-brand/40')} />}
            </span>
          </Link>
        )
      })}
    </nav>
  )
}

/** One week back, one ahead, and back to today. */
function WeekBar({ first, today, selected }: { first: string; today: string; selected: string }) {
  const t = useT()
  const locale = useLocale()
  const arrow = 'flex size-11 items-center justify-center rounded-md border border-line-strong bg-surface hover:bg-sunken'
  return (
    <div className="flex items-center justify-between gap-2">
      <Link to={`?day=${shiftDate(first, -7)}`} replace preventScrollReset aria-label={t('therapist.calendar.previous')} className={arrow}>
        <ChevronLeft aria-hidden className="size-5" />
      </Link>
      <p className="numeric text-center text-sm font-semibold">
        {formatPlainDate(first, locale, 'day')} – {formatPlainDate(shiftDate(first, 6), locale)}
        {selected !== today && (
          <Link to="?" replace preventScrollReset className="block min-h-6 text-brand underline">
            {t('therapist.calendar.toToday')}
          </Link>
        )}
      </p>
      <Link to={`?day=${shiftDate(first, 7)}`} replace preventScrollReset aria-label={t('therapist.calendar.next')} className={arrow}>
        <ChevronRight aria-hidden className="size-5" />
      </Link>
    </div>
  )
}
