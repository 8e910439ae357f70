/** Reading what a bench prints: each line is a name, then figures with two spaces or more between them. */
export type Figure = {
  /** Part, heading, line and column: the same in another run. */ name: string
  value: number
  unit: string
  /** Which way is better; null for floors, ratios and counts, which are shown and not judged. */ better: 'higher' | 'lower' | null
}

const NUMBER = /(-?\d[\d,]*(?:\.\d+)?)/
const COLUMN = new RegExp(`^(?:(.*\\S)\\s+)?${NUMBER.source}\\s*([^\\d(]*)$`)
const FLOOR = /\bbare\b|no-op|floor|alone|same statements|round trip of a known/i
const PER_SECOND = /\/s\b/
const DURATION = /^(ms|s)\b|^KB\b/

export function figuresOf(part: string, output: string): Figure[] {
  const figures: Figure[] = []
  let heading = ''
  for (const line of output.split('\n')) {
    const [first = '', ...rest] = line
      .trim()
      .replaceAll(/\b(p\d\d|max) +/g, '$1 ')
      .split(/ {2,}/)
    // A number right behind the name, where the name fills its column.
    const tail = rest.every((column) => column.startsWith('(')) ? /^(.*\D) ([\d.]+)$/.exec(first) : null
    const label = tail?.[1] ?? first
    const found = [...(tail ? [tail[2]!] : []), ...rest].flatMap((column) => {
      const [, name = '', number, unit = ''] = column.startsWith('(') ? [] : (COLUMN.exec(column) ?? [])
      return number ? [{ name, value: Number(number.replaceAll(',', '')), unit: unit.trim() }] : []
    })
    if (found.length === 0) {
      // Indented, it names what the lines below it are about.
      if (/^ +\S/.test(line)) heading = `${label}, `
      continue
    }
    if (!/^ {4}/.test(line)) heading = ''
    for (const { name, value, unit } of found) {
      const column = [name, unit.startsWith('/s') ? '' : unit.replace(DURATION, '').trim()].filter(Boolean).join(' ')
      figures.push({
        name: `${part}: ${heading}${label}${column ? `, ${column}` : ''}`,
        value,
        unit,
        better: directionOf(label, name, unit),
      })
    }
  }
  return figures
}

function directionOf(label: string, name: string, unit: string): Figure['better'] {
  // The slowest of all says more about the machine than about the code.
  if (FLOOR.test(label) || FLOOR.test(name) || /^(ratio|max)/.test(name) || label.startsWith('ratio')) return null
  if (PER_SECOND.test(unit) || (PER_SECOND.test(label) && unit === '')) return 'higher'
  return DURATION.test(unit) || /^p\d\d$/.test(name) ? 'lower' : null
}

export type Compared = { name: string; ours: number | null; theirs: number | null; ratio: number | null; isWorse: boolean }

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Medians of all rounds side by side. @param tolerance how much worse ours may be, as a part of theirs */
export function compare(ours: readonly Figure[], theirs: readonly Figure[], tolerance: number): Compared[] {
  const names = [...new Set([...ours, ...theirs].map(({ name }) => name))]
  return names.map((name) => {
    const valuesOf = (side: readonly Figure[]) => side.filter((figure) => figure.name === name).map(({ value }) => value)
    const [a, b] = [valuesOf(ours), valuesOf(theirs)].map((values) => (values.length ? median(values) : null)) as [
      number | null,
      number | null,
    ]
    const better = ours.find((figure) => figure.name === name)?.better
    const ratio = a !== null && b !== null && b !== 0 ? a / b : null
    const isWorse = ratio !== null && ((better === 'higher' && ratio < 1 - tolerance) || (better === 'lower' && ratio > 1 + tolerance))
    return { name, ours: a, theirs: b, ratio, isWorse }
  })
}
