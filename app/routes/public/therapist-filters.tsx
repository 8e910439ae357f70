import { ChevronDown, LocateFixed, MapPin, SlidersHorizontal, X } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Form, Link, useNavigate } from 'react-router'
import { useT } from '../../i18n/use-t.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { RadioCards } from '../../ui/choice.tsx'
import { Select } from '../../ui/field.tsx'
import type { ListView } from './therapists.tsx'

const FILTERS = 'filters'
const PLACE = 'place'

/** Opens the filters; the browser does it, with or without JavaScript. */
export function FilterButton({ count }: { count: number }) {
  const t = useT()
  return (
    <button
      type="button"
      popoverTarget={FILTERS}
      aria-label={count ? t('discovery.filter.active', { count }) : t('discovery.filter')}
      className="relative flex min-h-12 shrink-0 items-center gap-2 rounded-md border border-line-strong bg-surface px-4 font-semibold hover:bg-sunken"
    >
      <SlidersHorizontal aria-hidden className="size-5" />
      <span className="hidden sm:inline">{t('discovery.filter')}</span>
      {count > 0 && (
        <span aria-hidden className="numeric min-w-5.5 rounded-full bg-brand px-1 text-center text-xs leading-5.5 text-on-brand">
          {count}
        </span>
      )}
    </button>
  )
}

export function PlaceButton({ label }: { label: string }) {
  const t = useT()
  return (
    <button
      type="button"
      popoverTarget={PLACE}
      className="-ml-2 inline-flex min-h-11 items-center gap-1.5 rounded-md px-2 text-left font-semibold text-brand hover:bg-brand-soft"
    >
      <MapPin aria-hidden className="size-4.5 shrink-0" />
      {t('discovery.near', { place: label })}
      <ChevronDown aria-hidden className="size-4.5 shrink-0" />
      <span className="sr-only">{t('discovery.place.change')}</span>
    </button>
  )
}

/** A sheet of the browser's own: Escape and a press outside close it, also without JavaScript. */
function PopoverSheet({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  const t = useT()
  return (
    <div
      id={id}
      popover="auto"
      role="dialog"
      aria-labelledby={`${id}-title`}
      className="fixed inset-x-0 top-auto bottom-0 m-0 mx-auto max-h-[88dvh] w-full max-w-xl overflow-auto rounded-t-xl border border-line bg-raised p-5 pb-[max(20px,env(safe-area-inset-bottom))] text-ink shadow-lift backdrop:bg-black/55 open:animate-rise sm:inset-y-0 sm:my-auto sm:h-fit sm:rounded-xl"
    >
      <header className="mb-4 flex items-start justify-between gap-3">
        <h2 id={`${id}-title`} className="pt-1.5 text-lg">
          {title}
        </h2>
        <button
          type="button"
          popoverTarget={id}
          popoverTargetAction="hide"
          aria-label={t('common.close')}
          className="-mt-1 -mr-2 inline-flex size-11 items-center justify-center rounded-md hover:bg-sunken"
        >
          <X aria-hidden className="size-5" />
        </button>
      </header>
      {children}
    </div>
  )
}

const close = (id: string) => document.getElementById(id)?.hidePopover()

export function FilterSheet({ view, children }: { view: ListView; children: ReactNode }) {
  const t = useT()
  const { specialty, gender, distance } = view.filters
  return (
    <PopoverSheet id={FILTERS} title={t('discovery.filter.title')}>
      {/* The key takes the form back to what the address says after each navigation. */}
      <Form
        key={`${specialty}-${gender}-${distance}`}
        method="get"
        action="/therapists"
        onSubmit={() => close(FILTERS)}
        className="flex flex-col gap-5"
      >
        {children}
        <Select name="specialty" label={t('discovery.filter.specialty')} defaultValue={specialty}>
          <option value="">{t('discovery.filter.specialty.any')}</option>
          {view.specialties.map((each) => (
            <option key={each.value} value={each.value}>
              {each.label}
            </option>
          ))}
        </Select>
        <RadioCards
          name="gender"
          legend={t('discovery.filter.gender')}
          columns={2}
          defaultValue={gender}
          options={[
            { value: '', label: t('discovery.filter.gender.any') },
            { value: 'FEMALE', label: t('discovery.filter.gender.FEMALE') },
            { value: 'MALE', label: t('discovery.filter.gender.MALE') },
          ]}
        />
        <Select name="distance" label={t('discovery.filter.distance')} defaultValue={distance}>
          {view.distances.map((km) => (
            <option key={km} value={km}>
              {t('discovery.filter.distance.km', { km })}
            </option>
          ))}
        </Select>
        <Button type="submit" block>
          {t('discovery.filter.show')}
        </Button>
        {view.active.length > 0 && (
          <LinkButton to={view.clear} variant="ghost" block onClick={() => close(FILTERS)}>
            {t('discovery.filter.clear')}
          </LinkButton>
        )}
      </Form>
    </PopoverSheet>
  )
}

export function PlaceSheet({ view, children }: { view: ListView; children: ReactNode }) {
  const t = useT()
  const { addresses, cities, param } = view.place
  const selected = new URLSearchParams(param)
  return (
    <PopoverSheet id={PLACE} title={t('discovery.place.title')}>
      <div className="flex flex-col gap-5">
        {addresses.length > 0 && (
          <section>
            <h3 className="mb-2 text-sm">{t('discovery.place.addresses')}</h3>
            <ul className="grid gap-2">
              {addresses.map((address) => (
                <li key={address.id}>
                  <Link
                    to={address.to}
                    onClick={() => close(PLACE)}
                    aria-current={selected.get('address') === address.id ? 'true' : undefined}
                    className="flex min-h-12 items-center gap-3 rounded-md border border-line-strong px-4 py-2.5 font-semibold text-ink no-underline hover:bg-sunken aria-current:border-brand aria-current:bg-brand-soft"
                  >
                    <MapPin aria-hidden className="size-5 shrink-0 text-brand" />
                    {address.label}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
        <DeviceButton bare={view.place.bare} />
        <Form key={param} method="get" action="/therapists" onSubmit={() => close(PLACE)} className="flex flex-col gap-3">
          {children}
          <Select name="city" label={t('discovery.place.city')} defaultValue={selected.get('city') ?? ''} required>
            {!selected.get('city') && <option value="">–</option>}
            {cities.map((city) => (
              <option key={city}>{city}</option>
            ))}
          </Select>
          <Button type="submit" block>
            {t('discovery.place.use')}
          </Button>
        </Form>
      </div>
    </PopoverSheet>
  )
}

/** Appears once the page is alive: without JavaScript nobody can ask the device. */
function DeviceButton({ bare }: { bare: string }) {
  const t = useT()
  const navigate = useNavigate()
  const [state, setState] = useState<'absent' | 'ready' | 'asking' | 'denied' | 'outside'>('absent')
  useEffect(() => {
    if ('geolocation' in navigator) setState('ready')
  }, [])
  if (state === 'absent') return null
  const ask = () => {
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => {
        if (latitude < -11.5 || latitude > 6.5 || longitude < 94.5 || longitude > 141.5) return setState('outside')
        setState('ready')
        close(PLACE)
        void navigate(`${bare}&lat=${latitude.toFixed(2)}&lng=${longitude.toFixed(2)}`)
      },
      () => setState('denied'),
      { timeout: 10_000, maximumAge: 300_000 },
    )
  }
  return (
    <div>
      <Button variant="secondary" block pending={state === 'asking'} onClick={ask} icon={<LocateFixed aria-hidden className="size-5" />}>
        {t(state === 'asking' ? 'discovery.place.locating' : 'discovery.place.device')}
      </Button>
      <p role="status" className="text-sm text-negative">
        {state === 'denied' ? t('discovery.place.denied') : state === 'outside' ? t('discovery.place.outside') : ''}
      </p>
    </div>
  )
}
