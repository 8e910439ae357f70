import { CalendarOff, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { data, Form, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/hours'
import { addTimeOff, removeTimeOff, upcomingTimeOff, type BookedSession } from '../../domain/scheduling/time-off.ts'
import { replaceWorkingHours, workingHoursOf } from '../../domain/scheduling/working-hours.ts'
import { formatDateTime, weekdayName, type Zone } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { currentTime } from '../../platform/clock.ts'
import { database, inTransaction } from '../../platform/db.ts'
import { Button, IconButton, LinkButton, SubmitButton } from '../../ui/button.tsx'
import { Alert, Card, DateTime } from '../../ui/display.tsx'
import { ErrorSummary, Field } from '../../ui/field.tsx'
import { Page, PageHeader, Section, StickyAction } from '../../ui/page.tsx'
import { useKeptActionData } from '../../ui/use-kept-action-data.ts'
import { notFound } from '../session.ts'
import { clockText, parseWeek, RANGES_SHOWN, timeOffSpan, WEEKDAYS, type WeekFields } from './hours-form.ts'
import { plainText, therapistOf } from './input.server.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { profile } = await therapistOf(context)
  const { prisma } = database()
  const [hours, timeOff, now] = await Promise.all([workingHoursOf(prisma, profile.id), upcomingTimeOff(prisma, profile.id), currentTime()])
  const week: WeekFields = {}
  for (const weekday of WEEKDAYS)
    week[weekday] = hours
      .filter((range) => range.weekday === weekday)
      .map((range) => [clockText(range.startMinute), clockText(range.endMinute)])
  return {
    zone: profile.time_zone as Zone,
    week,
    saved: url.searchParams.get('saved'),
    today: now.toZonedDateTimeISO(profile.time_zone).toPlainDate().toString(),
    timeOff: timeOff.map((entry) => ({
      id: entry.id,
      startsAt: entry.startsAt.toString(),
      endsAt: entry.endsAt.toString(),
      reason: entry.reason,
    })),
  }
}

/** What comes back when something was refused: the message and everything typed. */
type ActionData = {
  form: 'week' | 'off'
  message: string
  errors?: Record<string, string>
  week?: WeekFields
  off?: Record<string, string>
  sessions?: { id: string; text: string }[]
}

const refuse = (answer: ActionData) => data<ActionData>(answer, 422)

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const intent = form.get('intent')
  const scope = await therapistOf(context)
  if (intent === 'week') return saveWeek(form, scope)
  if (intent === 'off') return addOff(form, scope)
  if (intent === 'remove') return removeOff(form, scope)
  return refuse({ form: 'week', message: scope.t('common.form.failed') })
}

type Scope = Awaited<ReturnType<typeof therapistOf>>

async function saveWeek(form: FormData, { actor, profile, t, locale }: Scope) {
  const { hours, fields, errors: wrong } = parseWeek(form)
  const problems = (list: { weekday: number; problem: string }[]) =>
    Object.fromEntries(
      list.map(({ weekday, problem }) => [
        `d${weekday}s0`,
        `${weekdayName(weekday % 7, locale, 'long')}: ${t.maybe(`therapist.hours.problem.${problem}`) ?? t('common.form.error.invalid')}`,
      ]),
    )
  if (wrong.length > 0) return refuse({ form: 'week', message: t('common.form.errors'), errors: problems(wrong), week: fields })
  const result = await inTransaction(actor, (tx) => replaceWorkingHours(tx, { therapistId: profile.id, hours }))
  if (result.ok) throw redirect('/therapist/hours?saved=week')
  if (result.reason === 'not_found') throw notFound()
  return refuse({ form: 'week', message: t('common.form.errors'), errors: problems(result.problems), week: fields })
}

async function addOff(form: FormData, { actor, profile, t, locale }: Scope) {
  const off = Object.fromEntries(
    ['fromDate', 'fromTime', 'toDate', 'toTime', 'reason'].map((name) => [name, plainText(String(form.get(name) ?? '').slice(0, 200))]),
  )
  const span = timeOffSpan(off, profile.time_zone)
  if (!span)
    return refuse({
      form: 'off',
      message: t('common.form.errors'),
      errors: { [off['fromDate'] ? 'toDate' : 'fromDate']: t('therapist.off.dates') },
      off,
    })
  const result = await inTransaction(actor, (tx) =>
    addTimeOff(tx, { therapistId: profile.id, ...span, ...(off['reason'] && { reason: off['reason'] }) }),
  )
  if (result.ok) throw redirect('/therapist/hours?saved=off#off')
  const zone = profile.time_zone as Zone
  const sessions =
    result.reason === 'sessions_booked'
      ? result.sessions.map((session: BookedSession) => ({
          id: session.sessionId,
          text: `${formatDateTime(session.startsAt, zone, locale, 'day')} · ${session.patientName}`,
        }))
      : undefined
  return refuse({ form: 'off', message: t(`therapist.off.${result.reason}`), off, ...(sessions && { sessions }) })
}

async function removeOff(form: FormData, { actor, profile, t }: Scope) {
  const id = z.uuid().safeParse(form.get('id'))
  if (!id.success) return refuse({ form: 'off', message: t('common.form.failed') })
  // Pressed twice it is gone all the same.
  await inTransaction(actor, (tx) => removeTimeOff(tx, { therapistId: profile.id, timeOffId: id.data }))
  throw redirect('/therapist/hours?saved=removed#off')
}

export default function HoursScreen({ loaderData, actionData: latest }: Route.ComponentProps) {
  const actionData = useKeptActionData(latest)
  const { zone, week, timeOff, today, saved } = loaderData
  const t = useT()
  const failedWeek = actionData?.form === 'week' ? actionData : undefined
  const failedOff = actionData?.form === 'off' ? actionData : undefined
  const savedText = !actionData && saved && t.maybe(`therapist.hours.saved.${saved}`)
  return (
    <Page>
      <PageHeader
        title={t('therapist.hours.title')}
        subtitle={t('therapist.hours.subtitle', { zone: t(`common.zone.${zone}`) })}
        back="/therapist/calendar"
      />
      {savedText && <Alert live tone="positive" title={savedText} />}
      <Form method="post" noValidate preventScrollReset className="flex flex-col gap-3">
        <ErrorSummary errors={failedWeek?.errors} message={failedWeek?.message} />
        {WEEKDAYS.map((weekday) => (
          <DayHours
            key={weekday}
            weekday={weekday}
            ranges={failedWeek?.week?.[weekday] ?? week[weekday] ?? []}
            error={failedWeek?.errors?.[`d${weekday}s0`]}
          />
        ))}
        <p className="text-sm text-muted">{t('therapist.hours.help')}</p>
        <StickyAction>
          <SubmitButton name="intent" value="week">
            {t('therapist.hours.save')}
          </SubmitButton>
        </StickyAction>
      </Form>
      <Section id="off" title={t('therapist.off.title')}>
        {timeOff.length === 0 && <p className="text-sm text-muted">{t('therapist.off.none')}</p>}
        {timeOff.map((entry) => (
          <Card key={entry.id} className="flex items-center gap-3">
            <CalendarOff aria-hidden className="size-5 shrink-0 text-brand" />
            <div className="min-w-0 flex-1 text-sm">
              <p className="font-semibold">
                <DateTime at={entry.startsAt} zone={zone} /> –
              </p>
              <p className="font-semibold">
                <DateTime at={entry.endsAt} zone={zone} />
              </p>
              {entry.reason && <p className="text-muted">{entry.reason}</p>}
            </div>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="id" value={entry.id} />
              <IconButton type="submit" name="intent" value="remove" label={t('therapist.off.remove')}>
                <Trash2 aria-hidden className="size-5" />
              </IconButton>
            </Form>
          </Card>
        ))}
        <TimeOffForm failed={failedOff} today={today} saved={saved} />
      </Section>
    </Page>
  )
}

/** One weekday: its ranges and room for another. Without JavaScript there is always one spare row. */
function DayHours({ weekday, ranges, error }: { weekday: number; ranges: [string, string][]; error?: string }) {
  const t = useT()
  const locale = useLocale()
  const [rows, setRows] = useState(Math.max(1, ranges.length))
  const name = weekdayName(weekday % 7, locale, 'long')
  const input = 'numeric min-h-12 w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-base'
  return (
    <Card as="div" className="flex flex-col gap-2.5 sm:flex-row sm:items-start sm:gap-4">
      <fieldset className="contents">
        <legend className="float-left font-bold sm:w-24 sm:pt-2.5">{name}</legend>
        <div className="flex flex-1 flex-col gap-2">
          {Array.from({ length: rows }, (_, index) => (
            <div key={index} className="flex items-center gap-2">
              <input
                type="time"
                step={1800}
                name={`d${weekday}s${index}`}
                defaultValue={ranges[index]?.[0] ?? ''}
                aria-label={t('therapist.hours.from', { day: name, number: index + 1 })}
                aria-invalid={error ? true : undefined}
                className={input}
              />
              <span aria-hidden>–</span>
              <input
                type="time"
                step={1800}
                name={`d${weekday}e${index}`}
                defaultValue={ranges[index]?.[1] ?? ''}
                aria-label={t('therapist.hours.until', { day: name, number: index + 1 })}
                aria-invalid={error ? true : undefined}
                className={input}
              />
            </div>
          ))}
          {error && <p className="text-sm font-semibold text-negative">{error}</p>}
          {rows < RANGES_SHOWN && (
            <Button
              size="sm"
              variant="ghost"
              className="self-start"
              icon={<Plus aria-hidden className="size-4.5" />}
              onClick={() => setRows(rows + 1)}
            >
              {t('therapist.hours.addRange')}
              <span className="sr-only"> {name}</span>
            </Button>
          )}
        </div>
      </fieldset>
    </Card>
  )
}

function TimeOffForm({ failed, today, saved }: { failed?: ActionData; today: string; saved: string | null }) {
  const t = useT()
  const busy = useNavigation().state !== 'idle'
  const value = (name: string) => failed?.off?.[name] ?? ''
  return (
    <Card>
      {/* A new key after saving empties the form. */}
      <Form key={`${saved}${busy && !failed}`} method="post" noValidate preventScrollReset className="flex flex-col gap-3">
        <h3 className="text-base">{t('therapist.off.add')}</h3>
        <ErrorSummary errors={failed?.errors} message={failed?.message} />
        {failed?.sessions && (
          <ul className="flex flex-col gap-2">
            {failed.sessions.map((session) => (
              <li key={session.id}>
                <LinkButton size="sm" variant="secondary" block to={`/therapist/sessions/${session.id}`}>
                  {session.text}
                </LinkButton>
              </li>
            ))}
          </ul>
        )}
        <div className="grid grid-cols-2 items-end gap-3">
          <Field
            type="date"
            name="fromDate"
            label={t('therapist.off.fromDate')}
            min={today}
            defaultValue={value('fromDate')}
            error={failed?.errors?.['fromDate']}
          />
          <Field type="time" step={1800} name="fromTime" label={t('therapist.off.fromTime')} optional defaultValue={value('fromTime')} />
          <Field
            type="date"
            name="toDate"
            label={t('therapist.off.toDate')}
            min={today}
            defaultValue={value('toDate')}
            error={failed?.errors?.['toDate']}
          />
          <Field type="time" step={1800} name="toTime" label={t('therapist.off.toTime')} optional defaultValue={value('toTime')} />
        </div>
        <Field name="reason" label={t('therapist.off.reason')} optional maxLength={200} defaultValue={value('reason')} />
        <p className="text-sm text-muted">{t('therapist.off.help')}</p>
        <SubmitButton variant="secondary" name="intent" value="off">
          {t('therapist.off.save')}
        </SubmitButton>
      </Form>
    </Card>
  )
}
