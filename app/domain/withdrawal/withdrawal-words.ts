/** No imports, so that pages may use them in the browser. */
export const WITHDRAWAL_STATUSES = ['PENDING', 'PROCESSING', 'COMPLETED', 'REJECTED'] as const
export const WITHDRAWAL_METHODS = ['MANUAL_TRANSFER', 'GATEWAY'] as const
