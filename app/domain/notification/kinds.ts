/**
 * Everything the product tells people, with the values its text needs.
 * Texts are in i18n/{id,en}/notification.ts under the same names.
 */
export type NotificationData = {
  payment_received: { code: string; amount: number }
  /** To the therapist; urgent for an instant booking. */
  booking_requested: { code: string; startsAt: string; zone: string; net: number; respondBy: string; type: 'INSTANT' | 'REGULAR' }
  booking_accepted: { code: string; therapist: string }
  booking_declined: { code: string; therapist: string }
  booking_timed_out: { code: string; therapist: string }
  /** To the therapist whose answer time ran out. */
  request_expired: { code: string }
  /** To the therapist: the patient or an admin cancelled. */
  booking_cancelled: { code: string }
  payment_expired: { code: string }
  payment_failed: { code: string }
  session_scheduled: { code: string; ordinal: number; startsAt: string; zone: string }
  session_rescheduled: { code: string; ordinal: number; startsAt: string; zone: string }
  session_cancelled: { code: string; ordinal: number; startsAt: string; zone: string }
  session_forfeited: { code: string; ordinal: number }
  session_reminder: { code: string; ordinal: number; startsAt: string; zone: string; lead: '24h' | '1h' }
  /** To the therapist: how to find the door has changed. */
  visit_details_changed: { code: string }
  /** To patient and therapist: an admin moved the point on the map. */
  pin_corrected: { code: string }
  therapist_en_route: { code: string; therapist: string }
  therapist_arrived: { code: string; therapist: string }
  session_completed: { code: string; ordinal: number }
  /** The therapist could not come; the session is back in the quota. */
  therapist_withdrew: { code: string; ordinal: number }
  booking_completed: { code: string }
  package_expiring: { code: string; sessions: number; expiresAt: string; zone: string }
  package_expired: { code: string; sessions: number }
  payout_credited: { code: string; ordinal: number; amount: number }
  wallet_debited: { amount: number; note: string }
  top_up_received: { amount: number }
  withdrawal_completed: { amount: number; reference: string }
  /** The money is back in the wallet. */
  withdrawal_rejected: { amount: number; note: string }
  /** To the owner, who may not be the one who changed it. */
  bank_account_changed: { bank: string; account: string; usableFrom: string; zone: string }
  refund_pending: { code: string; amount: number }
  refund_completed: { code: string; amount: number; reference: string }
  review_received: { code: string; rating: number }
  /** To the patient, the former and the new therapist. */
  therapist_swapped: { code: string; therapist: string }
  swap_released: { code: string }
  swap_assigned: { code: string }
  new_message: { code: string; sender: string }
  verification_approved: Record<string, never>
  verification_rejected: { reason: string }
  /** To the therapist: nothing new comes to them; and again it does. */
  intake_stopped: { reason: string }
  intake_resumed: Record<string, never>
  /** To admins. */
  admin_exception: { kind: string; code: string }
  /** The gateway did not make a refund; it waits for another way. */
  admin_refund_refused: { code: string; amount: number }
  admin_withdrawal: { name: string; amount: number }
  admin_new_booking: { code: string; amount: number }
  push_test: Record<string, never>
}

export type NotificationKind = keyof NotificationData
