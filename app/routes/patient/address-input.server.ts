import type { AddressInput, AddressResult } from '../../domain/identity/addresses.ts'
import type { AddressView } from '../../domain/identity/identity-queries.ts'
import { FARTHEST_FROM_CENTRE_KM, parsePin, showPin } from '../../domain/identity/pin.ts'
import { distanceKm } from '../../platform/geo.ts'
import { type Point, regionOptions, unknownLevels } from '../../domain/identity/regions/regions.ts'
import type { Translate } from '../../i18n/messages.ts'
import type { FieldErrors } from '../../ui/field.tsx'
import { field, line } from '../shared/form.ts'

/** What the address form shows and sends: everything as typed. */
export type AddressValues = {
  label: string
  street: string
  landmark: string
  postalCode: string
  pin: string
  province: string
  city: string
  district: string
  village: string
}

export function emptyAddress(label: string): AddressValues {
  return { label, street: '', landmark: '', postalCode: '', pin: '', province: '', city: '', district: '', village: '' }
}

export function addressValues(address: AddressView): AddressValues {
  const { label, street, landmark, postalCode, province, city, district, village } = address
  return { label, street, landmark: landmark ?? '', postalCode: postalCode ?? '', province, city, district, village, pin: showPin(address) }
}

export function typedAddress(form: FormData): AddressValues {
  const text = (name: keyof AddressValues, length: number) => line(form, name).slice(0, length)
  return {
    label: text('label', 100),
    street: text('street', 500),
    landmark: text('landmark', 400),
    postalCode: text('postalCode', 12),
    pin: field(form, 'pin').trim().slice(0, 2_000),
    province: text('province', 80),
    city: text('city', 80),
    district: text('district', 80),
    village: text('village', 120),
  }
}

const between = (text: string, min: number, max: number): boolean => text.length >= min && text.length <= max

function checkPin(values: AddressValues, centre: Point | null, t: Translate): { point: Point | null; error?: string } {
  if (values.pin === '') return centre || !values.district ? { point: null } : { point: null, error: t('auth.error.pin_missing') }
  const read = parsePin(values.pin)
  if (!read.ok) return { point: null, error: t(read.reason === 'outside' ? 'auth.error.pin_outside' : 'auth.error.pin') }
  const distance = centre ? distanceKm(centre, read.point) : 0
  if (distance <= FARTHEST_FROM_CENTRE_KM) return { point: read.point }
  return { point: null, error: t('auth.error.pin_far', { distance: Math.round(distance), area: values.district || values.city }) }
}

/** Checks the form as a whole; `errors` names every field that is wrong. */
export function checkAddress(values: AddressValues, t: Translate): { ok: true; input: AddressInput } | { ok: false; errors: FieldErrors } {
  const errors: FieldErrors = {}
  if (!between(values.label, 1, 60)) errors.label = t('auth.error.label')
  for (const level of unknownLevels(values)) errors[level] = t(`auth.error.${level}`)
  if (!between(values.village, 2, 100)) errors.village = t('auth.error.village')
  if (!between(values.street, 3, 300)) errors.street = t('auth.error.street')
  if (values.landmark.length > 200) errors.landmark = t('auth.error.landmark')
  if (values.postalCode !== '' && !/^\d{5}$/.test(values.postalCode)) errors.postalCode = t('auth.error.postalCode')
  const { point, error } = checkPin(values, regionOptions(values).centre, t)
  if (error) errors.pin = error
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const { label, street, province, city, district, village } = values
  return {
    ok: true,
    input: {
      label,
      street,
      province,
      city,
      district,
      village,
      landmark: values.landmark || null,
      postalCode: values.postalCode || null,
      latitude: point?.latitude ?? null,
      longitude: point?.longitude ?? null,
    },
  }
}

/** A refusal of the use case as errors of the form. */
export function refusalErrors(
  reason: Exclude<AddressResult, { ok: true }>['reason'],
  t: Translate,
): { errors: FieldErrors; message?: string } {
  if (reason === 'pin_missing') return { errors: { pin: t('auth.error.pin_missing') } }
  if (reason === 'region_unknown') return { errors: { province: t('auth.error.province') } }
  if (reason === 'too_many') return { errors: {}, message: t('auth.error.too_many_addresses') }
  return { errors: {}, message: t('common.form.stale') }
}
