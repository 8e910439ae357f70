/** A paper in words, ready to be drawn: what `compose-*.ts` make and `draw-sheet.ts` lays out. */

export type Tone = 'positive' | 'caution' | 'neutral'

/** Text with smaller lines under it. */
export type Cell = { text: string; strong?: boolean; below?: string[] }

export type Column = { header: string; /** Share of the width. */ share: number; align?: 'right' }

export type Table = { title: string; columns: Column[]; rows: Cell[][]; /** Last row, set apart. */ total?: Cell[]; empty?: string }

export type Fact = { label: string; value: string; below?: string }

export type Sheet = {
  language: 'id' | 'en'
  issuer: string
  issuerLine: string
  title: string
  kind: string
  number: string
  numberLabel: string
  /** What a file manager shows. */
  fileTitle: string
  person: string
  badge: { text: string; tone: Tone }
  /** The one figure that matters; `figures` when it takes several. */
  hero: { label: string; amount: string; words?: string; figures?: Fact[] }
  facts: Fact[]
  tables: Table[]
  notes: string[]
  /** Across every page, and in a line on the first. */
  simulated: { stamp: string; line: string } | null
  printed: string
  continued: string
  page: (page: number, pages: number) => string
}
