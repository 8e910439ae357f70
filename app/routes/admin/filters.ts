import { SYSTEM_ACCOUNTS } from '../../domain/ledger/system-accounts.ts'
import { EXCEPTION_KINDS } from '../../domain/oversight/exception-acts.ts'
import {
  BOOKING_STATUSES,
  BOOKING_TYPES,
  REFUND_STATUSES,
  VERIFICATION_STATUSES,
  WALLET_ROLES,
  WINDOWS,
} from '../../domain/reporting/vocabulary.ts'
import { WITHDRAWAL_STATUSES } from '../../domain/withdrawal/withdrawal-words.ts'
import { filterField as field } from './shared.ts'

/** What each table's address may say; the screen and its CSV read the same. */
export const FILTERS = {
  days: { days: field.oneOf(WINDOWS) },
  bookings: {
    q: field.text,
    status: field.oneOf(BOOKING_STATUSES),
    type: field.oneOf(BOOKING_TYPES),
    from: field.day,
    to: field.day,
    therapist: field.uuid,
  },
  refunds: { q: field.text, status: field.oneOf(REFUND_STATUSES) },
  withdrawals: { q: field.text, status: field.oneOf(WITHDRAWAL_STATUSES) },
  wallets: { q: field.text, role: field.oneOf(WALLET_ROLES) },
  ledger: { at: field.day, account: field.oneOf(SYSTEM_ACCOUNTS), from: field.day, to: field.day },
  therapists: { q: field.text, status: field.oneOf(VERIFICATION_STATUSES) },
  exceptions: { show: field.oneOf(['open', 'resolved']), kind: field.oneOf(EXCEPTION_KINDS) },
  audit: { q: field.text, action: field.text, subject: field.text, from: field.day, to: field.day },
}
