import { distanceKm } from '../../platform/geo.ts'
import { readCheckout, type Checkout, type CheckoutPackage } from '../../domain/booking/checkout-queries.ts'
import { listAddresses, type AddressView } from '../../domain/identity/identity-queries.ts'
import { freeSlotsOfTherapist } from '../../domain/scheduling/availability-queries.ts'
import type { Zone } from '../../i18n/format.ts'
import { database } from '../../platform/db.ts'
import { slotView, type SlotView } from './slot-view.server.ts'

export type BookingType = 'REGULAR' | 'INSTANT'

export type AddressChoice = { id: string; label: string; text: string; zone: Zone; distanceKm: number; isFar: boolean }

type Shared = {
  therapist: { id: string; name: string; title: string; photoUrl: string | null; rating: number; reviewCount: number }
  packages: CheckoutPackage[]
  chosen: CheckoutPackage | null
  type: BookingType
  policy: Pick<
    Checkout['policy'],
    | 'paymentHoldMinutes'
    | 'answerMinutesInstant'
    | 'answerMinutesRegular'
    | 'freeCancellationMinutes'
    | 'packageValidityDays'
    | 'instantLeadMinutes'
    | 'bookingHorizonDays'
  >
}
export type BookView = Shared &
  (
    | { step: 'package' }
    | { step: 'slot'; slots: SlotView; selected: number | null }
    | { step: 'address'; startsAt: number; addresses: AddressChoice[] }
    | { step: 'summary'; startsAt: number; address: AddressChoice; isProfileComplete: boolean; requestKey: string }
  )

/**
 * The booking wizard lives in the address: `package`, `type`, `day`, `start`,
 * `ready`, `address`. The first thing missing or no longer true is the step shown.
 * @returns null when there is no such verified therapist
 */
export async function readBookView(input: {
  therapistId: string
  params: URLSearchParams
  user: { id: string; isProfileComplete: boolean }
}): Promise<BookView | null> {
  const { params, user } = input
  const checkout = await readCheckout(database().prisma, input.therapistId)
  if (!checkout) return null
  const shared = sharedPart(checkout, params)
  if (!shared.chosen) return { ...shared, step: 'package' }

  const start = Number(params.get('start'))
  if (!start || params.get('ready') !== 'yes') return slotStep(shared, checkout, params, start || null)

  const addresses = (await listAddresses(user.id)).map((address) => addressChoice(address, checkout))
  const address = addresses.find((each) => each.id === params.get('address') && !each.isFar)
  if (!address) return { ...shared, step: 'address', startsAt: start, addresses }
  return {
    ...shared,
    step: 'summary',
    startsAt: start,
    address,
    isProfileComplete: user.isProfileComplete,
    requestKey: crypto.randomUUID(),
  }
}

function sharedPart({ therapist, packages, policy }: Checkout, params: URLSearchParams): Shared {
  const wanted = params.get('package')
  const chosen = packages.find((each) => each.id === wanted || each.slug === wanted) ?? null
  return {
    therapist: {
      id: therapist.id,
      name: therapist.name,
      title: therapist.title,
      photoUrl: therapist.photoUrl,
      rating: therapist.rating,
      reviewCount: therapist.reviewCount,
    },
    packages,
    chosen,
    // A package of several sessions is never instant.
    type: chosen?.sessionCount === 1 && params.get('type') === 'INSTANT' ? 'INSTANT' : 'REGULAR',
    policy,
  }
}

async function slotStep(
  shared: Shared,
  { therapist, policy }: Checkout,
  params: URLSearchParams,
  start: number | null,
): Promise<BookView | null> {
  const instant = shared.type === 'INSTANT'
  const listing = await freeSlotsOfTherapist({
    therapistId: therapist.id,
    door: instant ? 'instant' : 'regular',
    durationMinutes: shared.chosen?.durationMinutes,
    from: null,
    days: instant ? 1 : policy.bookingHorizonDays,
  })
  if (!listing) return null
  const slots = slotView(listing, params.get('day'))
  return { ...shared, step: 'slot', slots, selected: start !== null && slots.slots.includes(start) ? start : null }
}

function addressChoice(address: AddressView, { therapist }: Checkout): AddressChoice {
  const distance = distanceKm(therapist, address)
  return {
    id: address.id,
    label: address.label,
    zone: address.timeZone as Zone,
    distanceKm: distance,
    isFar: distance > therapist.serviceRadiusKm,
    text: [address.street, address.village, address.district, address.city].join(', '),
  }
}
