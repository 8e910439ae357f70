/** The ledger, and its comparison with the gateway. */
export default {
  'ledger.title': 'Ledger',
  'ledger.subtitle': 'Every rupiah is written twice. Positive is a credit, negative a debit.',
  'ledger.at': 'At the end of day (WIB)',
  'ledger.atNow': 'As of now',
  'ledger.atDay': 'At the end of {day} WIB',
  'ledger.account': 'Statement of account',
  'ledger.statement': 'Statement: {account}',
  'ledger.entry': 'For',
  'ledger.after': 'Balance after',
  'ledger.liability': 'Unused sessions',
  'ledger.liabilitySum': 'Paid by patients, not yet worked: {amount} of {count} bookings.',
  'ledger.unused': 'Unused',
  'ledger.unusedOf': '{unused} of {sessions}',
  'ledger.validUntil': 'Valid until',
  'ledger.nothingOwed': 'No paid session is unused.',
  'ledger.noLines': 'No lines yet.',
}
