/** Where a payment stands; see state_transitions for the legal steps. */
export type PaymentStatus = 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'FAILED' | 'EXPIRED' | 'CANCELLED' | 'REFUNDED' | 'PARTIALLY_REFUNDED'

const WITH_MONEY = new Set<PaymentStatus>(['COMPLETED', 'REFUNDED', 'PARTIALLY_REFUNDED'])
/** It came in and was not taken back by a bank; some or all of it may have been given back by us. */
export const holdsMoney = (status: PaymentStatus): boolean => WITH_MONEY.has(status)
export const isOpen = (status: PaymentStatus): boolean => status === 'PENDING' || status === 'PROCESSING'
