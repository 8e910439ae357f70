/** Buku besar dan pencocokan dengan gateway. */
export default {
  'ledger.title': 'Buku besar',
  'ledger.subtitle': 'Setiap rupiah tercatat dua kali. Positif adalah kredit, negatif adalah debit.',
  'ledger.at': 'Per akhir hari (WIB)',
  'ledger.atNow': 'Keadaan sekarang',
  'ledger.atDay': 'Keadaan per akhir {day} WIB',
  'ledger.account': 'Mutasi akun',
  'ledger.statement': 'Mutasi: {account}',
  'ledger.entry': 'Untuk',
  'ledger.after': 'Saldo setelahnya',
  'ledger.liability': 'Sesi yang belum dipakai',
  'ledger.liabilitySum': 'Dibayar pasien, belum dikerjakan: {amount} dari {count} booking.',
  'ledger.unused': 'Belum dipakai',
  'ledger.unusedOf': '{unused} dari {sessions}',
  'ledger.validUntil': 'Berlaku sampai',
  'ledger.nothingOwed': 'Tidak ada sesi berbayar yang belum dipakai.',
  'ledger.noLines': 'Belum ada mutasi.',
}
