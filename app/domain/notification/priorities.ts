import type { NotificationKind } from './kinds.ts'

/** F18: how loudly and how long a kind of news is worth telling. */
export type Priority = {
  urgency: 'low' | 'normal' | 'high'
  /** Seconds after which it would only mislead. */
  ttlSeconds: number
  /** Also by e-mail: decisions about money and the visit that must not be missed. */
  mail: boolean
  /** News that ends an open alert replaces it without a sound. */
  quiet: boolean
}

const HOUR = 3_600
const DAY = 24 * HOUR
const USUAL: Priority = { urgency: 'normal', ttlSeconds: DAY, mail: false, quiet: false }

const SPECIAL: Partial<Record<NotificationKind, Partial<Priority>>> = {
  booking_requested: { urgency: 'high', ttlSeconds: HOUR / 2, mail: true },
  booking_accepted: { urgency: 'high', mail: true },
  booking_declined: { urgency: 'high', mail: true },
  booking_timed_out: { urgency: 'high', mail: true },
  request_expired: { urgency: 'high', ttlSeconds: HOUR, quiet: true },
  booking_cancelled: { urgency: 'high', mail: true },
  therapist_en_route: { urgency: 'high', ttlSeconds: HOUR },
  therapist_arrived: { urgency: 'high', ttlSeconds: HOUR },
  session_reminder: { urgency: 'high', ttlSeconds: 2 * HOUR },
  new_message: { urgency: 'high', ttlSeconds: DAY },
  push_test: { urgency: 'high', ttlSeconds: 60 },
  payment_received: { mail: true },
  payment_failed: { mail: true },
  session_rescheduled: { mail: true },
  session_cancelled: { mail: true },
  therapist_withdrew: { urgency: 'high', mail: true },
  therapist_swapped: { urgency: 'high', mail: true },
  swap_assigned: { urgency: 'high', mail: true },
  swap_released: { urgency: 'high', mail: true },
  package_expiring: { mail: true },
  package_expired: { mail: true },
  payout_credited: { ttlSeconds: 3 * DAY },
  wallet_debited: { mail: true },
  top_up_received: { mail: true },
  withdrawal_completed: { mail: true },
  withdrawal_rejected: { mail: true },
  bank_account_changed: { urgency: 'high', mail: true },
  refund_pending: { mail: true },
  refund_completed: { mail: true },
  verification_approved: { mail: true },
  verification_rejected: { mail: true },
  review_received: { urgency: 'low' },
  admin_new_booking: { urgency: 'low' },
}

export function priorityOf(kind: NotificationKind): Priority {
  return { ...USUAL, ...SPECIAL[kind] }
}
