/** Accounts that belong to nobody in person; no imports, so that pages may use it in the browser. */
export const SYSTEM_ACCOUNTS = [
  'GATEWAY_CLEARING',
  'CASH',
  'DEFERRED_REVENUE',
  'PLATFORM_REVENUE',
  'BREAKAGE_REVENUE',
  'REFUNDS_PAYABLE',
  // Given for money that was taken back, or found missing.
  'LOSSES',
] as const
export type SystemAccount = (typeof SYSTEM_ACCOUNTS)[number]
