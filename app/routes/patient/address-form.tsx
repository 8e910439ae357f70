import { ExternalLink, LocateFixed } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Form, useFetcher } from 'react-router'
import type { MessageKey } from '../../i18n/messages.ts'
import { useT } from '../../i18n/use-t.tsx'
import { AnchorButton, Button, SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/display.tsx'
import { FieldError } from '../../ui/field-error.tsx'
import { ErrorSummary, Field, type FieldErrors, Select } from '../../ui/field.tsx'
import { StickyAction } from '../../ui/page.tsx'
import type { AreaOptions } from '../shared/area-options.server.ts'
import type { AddressValues } from './address-input.server.ts'

type Props = { values: AddressValues; options: AreaOptions; errors: FieldErrors; message?: string; next: string }
type Level = 'province' | 'city' | 'district' | 'village'
type Chosen = Pick<AddressValues, Level>

/** The form of a new and of a changed address. */
export function AddressForm({ values, options, errors, message, next }: Props) {
  const t = useT()
  const [chosen, setChosen] = useState<Chosen>(values)
  const fetcher = useFetcher<AreaOptions>()
  const area = fetcher.data ?? options
  const choose = (level: Level, name: string) => {
    const below = {
      province: { city: '', district: '', village: '' },
      city: { district: '', village: '' },
      district: { village: '' },
      village: {},
    }[level]
    const path: Chosen = { ...chosen, ...below, [level]: name }
    setChosen(path)
    if (level !== 'village')
      void fetcher.load(`/api/regions?${new URLSearchParams({ province: path.province, city: path.city, district: path.district })}`)
  }
  return (
    <Form method="post" noValidate className="flex flex-1 flex-col gap-4">
      <ErrorSummary errors={errors} message={message} />
      <input type="hidden" name="next" value={next} />
      <Field
        name="label"
        label={t('auth.address.label')}
        hint={t('auth.address.label.hint')}
        error={errors.label}
        defaultValue={values.label}
        maxLength={60}
        autoComplete="off"
      />
      <AreaFields chosen={chosen} area={area} errors={errors} loading={fetcher.state !== 'idle'} choose={choose} />
      <Field
        name="street"
        label={t('auth.address.street')}
        error={errors.street}
        defaultValue={values.street}
        maxLength={300}
        autoComplete="street-address"
      />
      <Field
        name="landmark"
        label={t('auth.address.landmark')}
        hint={t('auth.address.landmark.hint')}
        optional
        error={errors.landmark}
        defaultValue={values.landmark}
        maxLength={200}
        autoComplete="off"
      />
      <Field
        name="postalCode"
        label={t('auth.address.postalCode')}
        optional
        error={errors.postalCode}
        defaultValue={values.postalCode}
        inputMode="numeric"
        maxLength={5}
        autoComplete="postal-code"
        className="numeric"
      />
      <PinField value={values.pin} error={errors.pin} centre={area.centre} area={chosen.district || chosen.city} />
      {area.zone && <p className="text-sm text-muted">{t('auth.address.zone', { zone: area.zone })}</p>}
      <StickyAction>
        <SubmitButton name="intent" value="save" block>
          {t('auth.address.save')}
        </SubmitButton>
      </StickyAction>
    </Form>
  )
}

type AreaProps = { chosen: Chosen; area: AreaOptions; errors: FieldErrors; loading: boolean; choose: (level: Level, name: string) => void }

/** Province to village; each choice brings the next list. Without JavaScript a button does. */
function AreaFields({ chosen, area, errors, loading, choose }: AreaProps) {
  const t = useT()
  const level = (name: Level, label: MessageKey, names: string[], above: MessageKey | null) => (
    <Select
      name={name}
      label={t(label)}
      error={errors[name]}
      value={chosen[name]}
      onChange={(event) => choose(name, event.target.value)}
      aria-busy={loading || undefined}
      autoComplete={name === 'province' ? 'address-level1' : name === 'city' ? 'address-level2' : 'off'}
    >
      <option value="">
        {names.length === 0 && above ? t('auth.address.chooseAbove', { level: t(above).toLowerCase() }) : t('auth.address.choose')}
      </option>
      {/* What is chosen stays selectable while the list is on its way. */}
      {chosen[name] && !names.includes(chosen[name]) && <option value={chosen[name]}>{chosen[name]}</option>}
      {names.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </Select>
  )
  const more = (
    <noscript>
      <SubmitButton name="intent" value="choose" variant="secondary" size="sm">
        {t('auth.address.refresh')}
      </SubmitButton>
    </noscript>
  )
  const typed = chosen.district !== '' && area.villages.length === 0 && !loading
  return (
    <>
      {level('province', 'auth.address.province', area.provinces, null)}
      {more}
      {level('city', 'auth.address.city', area.cities, 'auth.address.province')}
      {level('district', 'auth.address.district', area.districts, 'auth.address.city')}
      {typed ? (
        <Field
          name="village"
          label={t('auth.address.village')}
          error={errors.village}
          value={chosen.village}
          onChange={(event) => choose('village', event.target.value)}
          maxLength={100}
          autoComplete="off"
        />
      ) : (
        level('village', 'auth.address.village', area.villages, 'auth.address.district')
      )}
    </>
  )
}

type PinProps = { value: string; error?: string; centre: { latitude: number; longitude: number } | null; area: string }

/** The pin: this phone's position, something pasted, or else the centre of the chosen area. */
function PinField({ value, error, centre, area }: PinProps) {
  const t = useT()
  const [pin, setPin] = useState(value)
  const [state, setState] = useState<'idle' | 'locating' | 'denied'>('idle')
  const here = () => {
    if (!('geolocation' in navigator)) return setState('denied')
    setState('locating')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setPin(`${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)}`)
        setState('idle')
      },
      () => setState('denied'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  }
  const shown: ReactNode = pin
    ? t('auth.address.pin.set', { pin })
    : centre
      ? t('auth.address.pin.centre', { area })
      : t('auth.address.pin.none')
  const point = pin || (centre ? `${centre.latitude},${centre.longitude}` : '')
  return (
    <Card className="flex flex-col gap-3">
      <div>
        <h2 className="text-base font-bold">{t('auth.address.pin')}</h2>
        <p className="text-sm text-muted">{t('auth.address.pin.lead')}</p>
      </div>
      <Button variant="secondary" onClick={here} pending={state === 'locating'} icon={<LocateFixed aria-hidden className="size-5" />}>
        {t(state === 'locating' ? 'auth.address.pin.locating' : 'auth.address.pin.here')}
      </Button>
      <div role="status">{state === 'denied' && <FieldError>{t('auth.address.pin.denied')}</FieldError>}</div>
      <Field
        name="pin"
        label={t('auth.address.pin.field')}
        hint={t('auth.address.pin.hint')}
        optional
        error={error}
        value={pin}
        onChange={(event) => setPin(event.target.value)}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        className="numeric"
      />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p aria-live="polite" className="numeric text-sm font-semibold">
          {shown}
        </p>
        {point && (
          <AnchorButton
            href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(point)}`}
            target="_blank"
            rel="noreferrer"
            variant="ghost"
            size="sm"
            icon={<ExternalLink aria-hidden className="size-4" />}
          >
            {t('auth.address.pin.open')}
          </AnchorButton>
        )}
      </div>
    </Card>
  )
}
