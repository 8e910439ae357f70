/** Titles that stand on a profile but not on a bank account, and the other way round. */
const TITLES = new Set([
  'dr',
  'drg',
  'ns',
  'hj',
  'h',
  'ir',
  'sdr',
  'sdri',
  'bpk',
  'ibu',
  'nn',
  'ny',
  'tn',
  'ftr',
  'sft',
  'amdft',
  'mfis',
  'mkes',
  'skep',
  'mpd',
  'spd',
])

function wordsOf(name: string): string[] {
  return (
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      // Degrees stand behind a comma; dots only abbreviate.
      .split(',')[0]!
      .replaceAll('.', ' ')
      .split(/[^\p{L}]+/u)
      .filter((word) => word !== '' && !TITLES.has(word))
  )
}

/** Banks cut long names and shorten words to a letter: `M RIZKY HIDAYAT` is `Muhammad Rizky Hidayat`. */
function sameWord(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) === 1 && a[0] === b[0])
}

/**
 * May an account in this holder's name receive this person's money? Every word of
 * the shorter name must occur in the longer one in its order, at least one of them in full.
 */
export function isOwnAccount(holder: string, person: string): boolean {
  const [short, long] = [wordsOf(holder), wordsOf(person)].sort((a, b) => a.length - b.length) as [string[], string[]]
  let full = 0
  let next = 0
  for (const word of short) {
    const at = long.findIndex((other, index) => index >= next && sameWord(word, other))
    if (at < 0) return false
    if (word.length > 1 && word === long[at]) full += 1
    next = at + 1
  }
  // A single word of a name of several is too common to prove anything.
  return full >= 1 && (short.length > 1 || long.length === 1)
}
