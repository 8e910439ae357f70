/** Banks a withdrawal can go to, under the codes of the payouts API. No imports: the form uses it in the browser too. */
export const BANKS = [
  { code: 'bca', name: 'BCA' },
  { code: 'mandiri', name: 'Mandiri' },
  { code: 'bni', name: 'BNI' },
  { code: 'bri', name: 'BRI' },
  { code: 'bsm', name: 'Bank Syariah Indonesia (BSI)' },
  { code: 'btn', name: 'BTN' },
  { code: 'cimb', name: 'CIMB Niaga' },
  { code: 'danamon', name: 'Danamon' },
  { code: 'permata', name: 'Permata' },
  { code: 'panin', name: 'Panin' },
  { code: 'ocbc', name: 'OCBC' },
  { code: 'maybank', name: 'Maybank' },
  { code: 'mega', name: 'Mega' },
  { code: 'sinarmas', name: 'Sinarmas' },
  { code: 'btpn', name: 'BTPN / Jenius' },
  { code: 'muamalat', name: 'Muamalat' },
  { code: 'bjb', name: 'Bank BJB' },
  { code: 'dki', name: 'Bank DKI' },
  { code: 'jateng', name: 'Bank Jateng' },
  { code: 'jatim', name: 'Bank Jatim' },
  { code: 'bali', name: 'BPD Bali' },
  { code: 'sulselbar', name: 'Bank Sulselbar' },
  { code: 'papua', name: 'Bank Papua' },
  { code: 'artos', name: 'Bank Jago' },
  { code: 'seabank', name: 'SeaBank' },
] as const

export type BankCode = (typeof BANKS)[number]['code']

export function isBank(code: string): code is BankCode {
  return BANKS.some((bank) => bank.code === code)
}

/** The bank's name; an unknown code of an older row shows as it is. */
export function bankName(code: string): string {
  return BANKS.find((bank) => bank.code === code)?.name ?? code.toUpperCase()
}

/** `•••• 3344`: enough to recognise one's own account. */
export function maskedAccount(number: string): string {
  return `•••• ${number.slice(-4)}`
}
