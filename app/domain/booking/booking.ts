import { randomInt } from 'node:crypto'
import { percentOf, splitEvenly } from '../../platform/money.ts'
import type { Policy } from '../policy/policy.ts'

export type BookingType = 'REGULAR' | 'INSTANT'

export type Price = { total: bigint; adminFee: bigint; therapistNet: bigint }

/** F09: the price as it is frozen on the booking. The package may name its own fee. */
export function priceOf(item: { totalPrice: bigint; adminFeeAmount: bigint | null }, policy: Policy): Price {
  const adminFee = item.adminFeeAmount ?? percentOf(item.totalPrice, policy.platformFeePercent)
  return { total: item.totalPrice, adminFee, therapistNet: item.totalPrice - adminFee }
}

/** Each session's part of the therapist's net and of our fee; the last one takes the remainders. */
export function sharesOf(price: Price, sessionCount: number): { therapist: bigint; platform: bigint }[] {
  const therapist = splitEvenly(price.therapistNet, sessionCount)
  const platform = splitEvenly(price.adminFee, sessionCount)
  return therapist.map((share, index) => ({ therapist: share, platform: platform[index]! }))
}

/** When a start is taken: therapy, then the way to the next patient. */
export function occupiedTimes(startsAt: Temporal.Instant, policy: Policy): { endsAt: Temporal.Instant; blockedUntil: Temporal.Instant } {
  return { endsAt: startsAt.add({ minutes: policy.therapyMinutes }), blockedUntil: startsAt.add({ minutes: policy.slotMinutes }) }
}

/** The moment a paid booking's answer is due. */
export function answerDeadline(type: string, paidAt: Temporal.Instant, policy: Policy): Temporal.Instant {
  return paidAt.add({ minutes: type === 'INSTANT' ? policy.answerMinutesInstant : policy.answerMinutesRegular })
}

// Without 0/O, 1/I: the code is read aloud on the phone.
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

export function newBookingCode(): string {
  return Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}
