import { CalendarDays, CalendarX, MapPin, MapPinPlus, PackageOpen, Zap } from 'lucide-react'
import { Form, useLocation } from 'react-router'
import type { BookView } from './book.server.ts'
import { formatDateTime, formatDecimal, formatMoney } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { LinkButton, SubmitButton } from '../../ui/button.tsx'
import { RadioCards, Tabs } from '../../ui/choice.tsx'
import { Alert, Avatar, EmptyState, LinkCard, Money, Stars } from '../../ui/display.tsx'
import { StickyAction } from '../../ui/page.tsx'
import { SlotPicker } from '../../ui/slot-picker.tsx'

export type Of<Step extends BookView['step']> = Extract<BookView, { step: Step }>

export function TherapistStrip({ therapist }: { therapist: BookView['therapist'] }) {
  return (
    <div className="flex items-center gap-3">
      <Avatar name={therapist.name} src={therapist.photoUrl} size="sm" />
      <div className="min-w-0">
        <p className="font-semibold">
          {therapist.name}
          {therapist.title && <span className="font-normal text-muted">, {therapist.title}</span>}
        </p>
        <Stars rating={therapist.rating} count={therapist.reviewCount} />
      </div>
    </div>
  )
}

export function PackageStep({ view }: { view: Of<'package'> }) {
  const t = useT()
  const locale = useLocale()
  const { search } = useLocation()
  // A day or time chosen on the therapist's page comes along.
  const choose = (slug: string) => {
    const params = new URLSearchParams(search)
    params.set('package', slug)
    return `?${params}`
  }
  if (view.packages.length === 0) {
    return (
      <EmptyState
        icon={<PackageOpen />}
        title={t('patient.book.package.none')}
        action={<LinkButton to="/therapists">{t('patient.home.cta')}</LinkButton>}
      >
        {t('patient.book.package.none.body')}
      </EmptyState>
    )
  }
  return (
    <ul className="flex flex-col gap-3">
      {view.packages.map((item) => (
        <li key={item.id}>
          <LinkCard to={choose(item.slug)} className="flex flex-col gap-1.5">
            <span className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="text-lg font-bold">{item.name[locale]}</span>
              <Money amount={item.price.total} className="text-lg font-bold" />
            </span>
            <span className="flex flex-wrap justify-between gap-x-3 text-sm text-muted">
              <span>{t('patient.book.package.sessions', { count: item.sessionCount, minutes: item.durationMinutes })}</span>
              {item.sessionCount > 1 && (
                <span>{t('patient.book.package.perSession', { price: formatMoney(item.price.total / BigInt(item.sessionCount)) })}</span>
              )}
            </span>
            {item.description[locale] && <span className="text-sm">{item.description[locale]}</span>}
          </LinkCard>
        </li>
      ))}
    </ul>
  )
}

export function SlotStep({ view }: { view: Of<'slot'> }) {
  const t = useT()
  const locale = useLocale()
  const { slots, selected, type, chosen, policy } = view
  const query = (more: Record<string, string>) => `?${new URLSearchParams({ package: chosen!.slug, type, ...more })}`
  const instant = type === 'INSTANT'
  return (
    <>
      {chosen!.sessionCount > 1 && <Alert>{t('patient.book.package.first')}</Alert>}
      {chosen!.sessionCount === 1 && (
        <div className="flex flex-col gap-2">
          <Tabs
            label={t('patient.book.kind')}
            tabs={[
              {
                to: `?${new URLSearchParams({ package: chosen!.slug, type: 'REGULAR' })}`,
                label: (
                  <>
                    <CalendarDays aria-hidden className="size-4" />
                    {t('patient.book.kind.regular')}
                  </>
                ),
                selected: !instant,
              },
              {
                to: `?${new URLSearchParams({ package: chosen!.slug, type: 'INSTANT' })}`,
                label: (
                  <>
                    <Zap aria-hidden className="size-4" />
                    {t('patient.book.kind.instant')}
                  </>
                ),
                selected: instant,
              },
            ]}
          />
          <p className="text-sm text-muted">
            {instant
              ? t('patient.book.kind.instant.hint', { lead: policy.instantLeadMinutes, minutes: policy.answerMinutesInstant })
              : t('patient.book.kind.regular.hint', { minutes: policy.answerMinutesRegular })}
          </p>
        </div>
      )}
      <SlotPicker
        {...slots}
        selected={selected}
        dayHref={(day) => query({ day })}
        slotHref={(start) => query({ day: slots.day, start: String(start) })}
        empty={<NoSlots view={view} />}
      />
      {selected !== null && (
        <StickyAction
          note={
            <span className="font-semibold">
              {t('patient.book.chosen')}: <span className="numeric">{formatDateTime(selected, slots.zone, locale)}</span>
            </span>
          }
        >
          <LinkButton to={query({ day: slots.day, start: String(selected), ready: 'yes' })}>{t('common.continue')}</LinkButton>
        </StickyAction>
      )}
    </>
  )
}

function NoSlots({ view }: { view: Of<'slot'> }) {
  const t = useT()
  if (view.type === 'INSTANT') {
    return (
      <EmptyState
        icon={<CalendarX />}
        title={t('patient.book.noInstant')}
        action={<LinkButton to={`?package=${view.chosen!.slug}&type=REGULAR`}>{t('patient.book.kind.regular')}</LinkButton>}
      >
        {t('patient.book.noInstant.body')}
      </EmptyState>
    )
  }
  if (view.slots.days.some((day) => day.count > 0)) return null
  return (
    <EmptyState
      icon={<CalendarX />}
      title={t('patient.book.noSlots')}
      action={<LinkButton to="/therapists">{t('patient.booking.other')}</LinkButton>}
    >
      {t('patient.book.noSlots.body', { days: view.policy.bookingHorizonDays })}
    </EmptyState>
  )
}

/** Where to come back to after adding an address or completing the profile. */
export function useHere(): string {
  const { pathname, search } = useLocation()
  return encodeURIComponent(pathname + search)
}

export function AddressStep({ view }: { view: Of<'address'> }) {
  const t = useT()
  const locale = useLocale()
  const here = useHere()
  const add = (
    <LinkButton variant="secondary" to={`/addresses/new?next=${here}`} icon={<MapPinPlus aria-hidden className="size-5" />}>
      {t('patient.book.address.add')}
    </LinkButton>
  )
  if (view.addresses.length === 0)
    return (
      <EmptyState icon={<MapPin />} title={t('patient.book.address.none')} action={add}>
        {t('patient.book.address.none.body')}
      </EmptyState>
    )
  const near = view.addresses.find((address) => !address.isFar)
  return (
    <Form method="get" className="flex flex-1 flex-col gap-4">
      {Object.entries({ package: view.chosen!.slug, type: view.type, start: view.startsAt, ready: 'yes' }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <RadioCards
        name="address"
        legend={t('patient.book.address')}
        hideLegend
        defaultValue={near?.id}
        options={view.addresses.map((address) => ({
          value: address.id,
          label: address.label,
          disabled: address.isFar,
          hint: (
            <>
              {address.text}
              <br />
              {t(address.isFar ? 'patient.book.address.far' : 'patient.book.address.distance', {
                distance: formatDecimal(address.distanceKm, locale),
              })}
            </>
          ),
        }))}
      />
      <div>{add}</div>
      {near && (
        <StickyAction>
          <SubmitButton>{t('common.continue')}</SubmitButton>
        </StickyAction>
      )}
    </Form>
  )
}
