type Language = 'id' | 'en'

const ID = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh', 'sebelas']
const EN = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const EN_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const SCALES: Record<Language, string[]> = {
  id: ['', 'ribu', 'juta', 'miliar', 'triliun', 'kuadriliun', 'kuintiliun'],
  en: ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion', 'quintillion'],
}

/** `tiga ratus lima puluh ribu rupiah`, as a kwitansi carries it. Whole rupiah; below zero begins with `minus`. */
export function amountInWords(amount: bigint, language: Language): string {
  if (amount < 0n) return `minus ${amountInWords(-amount, language)}`
  if (amount === 0n) return `${language === 'id' ? 'nol' : 'zero'} rupiah`
  const groups: string[] = []
  for (let rest = amount, scale = 0; rest > 0n; rest /= 1000n, scale += 1) {
    const group = Number(rest % 1000n)
    if (group === 0) continue
    const name = SCALES[language][scale] ?? ''
    groups.unshift(language === 'id' && group === 1 && scale === 1 ? 'seribu' : `${below1000(group, language)} ${name}`.trim())
  }
  return `${groups.join(' ')} rupiah`
}

function below1000(value: number, language: Language): string {
  return language === 'id' ? indonesian(value) : english(value)
}

function indonesian(value: number): string {
  if (value < 12) return ID[value]!
  if (value < 20) return `${ID[value - 10]} belas`
  if (value < 100) return `${ID[Math.trunc(value / 10)]} puluh${rest(value % 10, indonesian)}`
  const hundreds = Math.trunc(value / 100)
  return `${hundreds === 1 ? 'seratus' : `${ID[hundreds]} ratus`}${rest(value % 100, indonesian)}`
}

function english(value: number): string {
  if (value < 20) return EN[value]!
  if (value < 100) return `${EN_TENS[Math.trunc(value / 10)]}${value % 10 === 0 ? '' : `-${EN[value % 10]}`}`
  return `${EN[Math.trunc(value / 100)]} hundred${rest(value % 100, english)}`
}

const rest = (value: number, say: (value: number) => string): string => (value === 0 ? '' : ` ${say(value)}`)
