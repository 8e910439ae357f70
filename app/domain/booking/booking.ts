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
