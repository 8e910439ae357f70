/** Words of the filters; no imports, so that pages may use them in the browser too. */
export const BOOKING_STATUSES = ['PENDING', 'PAID', 'ACCEPTED', 'COMPLETED', 'CANCELLED'] as const
export const BOOKING_TYPES = ['REGULAR', 'INSTANT'] as const
export const REFUND_STATUSES = ['PENDING', 'PROCESSING', 'COMPLETED'] as const
/** By an admin's own hand; the gateway's way begins with a press and ends with its word. */
export const REFUND_METHODS = ['MANUAL_TRANSFER', 'WALLET'] as const
export const VERIFICATION_STATUSES = ['PENDING', 'APPROVED', 'REJECTED'] as const
export const WALLET_ROLES = ['THERAPIST', 'PATIENT'] as const
export const WINDOWS = ['7', '30', '90'] as const
export const GRADES = ['STANDARD', 'SENIOR', 'SPECIALIST'] as const
