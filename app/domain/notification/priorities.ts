import { type JobPriority, PRIORITY } from '../../platform/jobs.ts'
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
  /** Its place among the deliveries that wait. */
  turn: keyof typeof PRIORITY
}

const HOUR = 3_600
const DAY = 24 * HOUR
const USUAL: Priority = { urgency: 'normal', ttlSeconds: DAY, mail: false, quiet: false, turn: 'usual' }

const SPECIAL: Partial<Record<NotificationKind, Partial<Priority>>> = {
  booking_requested: { urgency: 'high', ttlSeconds: HOUR / 2, mail: true, turn: 'waitedFor' },
  booking_accepted: { urgency: 'high', mail: true, turn: 'waitedFor' },
  booking_declined: { urgency: 'high', mail: true },
  booking_timed_out: { urgency: 'high', mail: true },
  request_expired: { urgency: 'high', ttlSeconds: HOUR, quiet: true },
  booking_cancelled: { urgency: 'high', mail: true },
  therapist_en_route: { urgency: 'high', ttlSeconds: HOUR, turn: 'waitedFor' },
  therapist_arrived: { urgency: 'high', ttlSeconds: HOUR, turn: 'waitedFor' },
  session_reminder: { urgency: 'high', ttlSeconds: 2 * HOUR, turn: 'bulk' },
  new_message: { urgency: 'high', ttlSeconds: DAY, turn: 'waitedFor' },
  push_test: { urgency: 'high', ttlSeconds: 60, turn: 'waitedFor' },
  payment_received: { mail: true, turn: 'waitedFor' },
  payment_failed: { mail: true },
  session_rescheduled: { mail: true },
  session_cancelled: { mail: true },
  visit_details_changed: { urgency: 'high' },
  pin_corrected: { urgency: 'high', mail: true },
  therapist_withdrew: { urgency: 'high', mail: true },
  therapist_swapped: { urgency: 'high', mail: true },
  swap_assigned: { urgency: 'high', mail: true },
  swap_released: { urgency: 'high', mail: true },
  package_expiring: { mail: true, turn: 'bulk' },
  package_expired: { mail: true, turn: 'bulk' },
  payout_credited: { ttlSeconds: 3 * DAY, turn: 'bulk' },
  wallet_debited: { mail: true },
  top_up_received: { mail: true },
  withdrawal_completed: { mail: true },
  withdrawal_rejected: { mail: true },
  bank_account_changed: { urgency: 'high', mail: true },
  refund_pending: { mail: true },
  refund_completed: { mail: true },
  verification_approved: { mail: true },
  verification_rejected: { mail: true },
  intake_stopped: { urgency: 'high', mail: true },
  intake_resumed: { mail: true },
  review_received: { urgency: 'low', turn: 'bulk' },
  admin_new_booking: { urgency: 'low', turn: 'bulk' },
}

export function priorityOf(kind: NotificationKind): Priority {
  return { ...USUAL, ...SPECIAL[kind] }
}

/** When its delivery comes: before the others what somebody waits for now, after them what goes out to many. */
export function deliveryPriority(kind: NotificationKind, isUrgent: boolean): JobPriority {
  return PRIORITY[isUrgent ? 'waitedFor' : priorityOf(kind).turn]
}
