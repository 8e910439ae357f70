import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { PALETTE } from './palette.ts'

type Doc = PDFKit.PDFDocument
export type Element = PDFKit.PDFStructureElement

export type Style = { size: number; bold?: boolean; color?: string; align?: 'right' }
export type Box = { x: number; y: number; width: number }

/** Room a line takes, as a multiple of its size. */
const LEADING = 1.4
/** What follows a number of its own figures' width lines up in columns. */
const FIGURES: PDFKit.Mixins.OpenTypeFeatures[] = ['tnum', 'kern']

/** The process starts in the project's folder, which holds the sources also where a build runs. */
const fontFile = (name: string): Buffer => readFileSync(resolve('app/adapters/pdf/fonts', `${name}.ttf`))
let files: Record<string, Buffer> | undefined

/** Draws text, and says what is what to those who have the paper read to them. */
export type Pen = ReturnType<typeof createPen>

export function createPen(doc: Doc) {
  files ??= Object.fromEntries(['latin-regular', 'latin-bold', 'latin-ext-regular', 'latin-ext-bold'].map((name) => [name, fontFile(name)]))
  for (const [name, file] of Object.entries(files)) doc.registerFont(name, file)
  const knows = { latin: coverage(doc, 'latin-regular'), 'latin-ext': coverage(doc, 'latin-ext-regular') }

  /** Text that the fonts have letters for; what they lack loses its marks, pictures go, the rest is a question mark. */
  function printable(text: string): string {
    const letters = [...text.normalize('NFC').replaceAll(/[\t\n\r\f\v ]+/g, ' ')].map((letter) => {
      if (knows.latin(letter) || knows['latin-ext'](letter)) return letter
      if (/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{M}|\p{C}/u.test(letter)) return ''
      const plain = letter.normalize('NFKD').replaceAll(/\p{M}/gu, '')
      return plain !== '' && [...plain].every(knows.latin) ? plain : '?'
    })
    return letters.join('').replaceAll(/ {2,}/g, ' ').trim()
  }

  /** Parts of a printable text, each in the font that has its letters. */
  function runs(text: string, bold = false): { font: string; text: string }[] {
    const found: { font: string; text: string }[] = []
    for (const letter of text) {
      const font = `${knows.latin(letter) ? 'latin' : 'latin-ext'}-${bold ? 'bold' : 'regular'}`
      const last = found.at(-1)
      if (last?.font === font) last.text += letter
      else found.push({ font, text: letter })
    }
    return found
  }

  function widthOf(text: string, style: Style): number {
    return runs(text, style.bold).reduce(
      (width, run) => width + doc.font(run.font).fontSize(style.size).widthOfString(run.text, { features: FIGURES }),
      0,
    )
  }

  /** Breaks at spaces, and inside a word that is wider than the line. @param most lines; what does not fit ends in … */
  function lines(text: string, width: number, style: Style, most = 40): string[] {
    const found: string[] = []
    let line = ''
    for (const word of printable(text).split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`
      if (widthOf(longer, style) <= width) {
        line = longer
        continue
      }
      if (line !== '') found.push(line)
      line = ''
      for (const letter of word) {
        if (line !== '' && widthOf(line + letter, style) > width) {
          found.push(line)
          line = ''
        }
        line += letter
      }
    }
    if (line !== '' || found.length === 0) found.push(line)
    return found.length > most ? [...found.slice(0, most - 1), `${found[most - 1]!.slice(0, -1)}…`] : found
  }

  /** One line, which fits. */
  function line(text: string, box: Box, style: Style): void {
    let x = style.align === 'right' ? box.x + box.width - widthOf(text, style) : box.x
    for (const run of runs(text, style.bold)) {
      doc
        .font(run.font)
        .fontSize(style.size)
        .fillColor(style.color ?? PALETTE.ink)
      doc.text(run.text, x, box.y, { lineBreak: false, features: FIGURES })
      x += doc.widthOfString(run.text, { features: FIGURES })
    }
  }

  /** @returns the height it took */
  function write(text: string, box: Box, style: Style, most?: number): number {
    const all = lines(text, box.width, style, most)
    for (const [index, part] of all.entries()) line(part, { ...box, y: box.y + index * style.size * LEADING }, style)
    return all.length * style.size * LEADING
  }

  /** Part of the paper's structure: drawn inside its parent, in reading order. */
  function tag(parent: Element, type: string, draw?: () => void): Element {
    const element = draw ? doc.struct(type, {}, draw) : doc.struct(type)
    parent.add(element)
    return element
  }

  /** Ornament and what repeats on each page: skipped when the paper is read aloud. */
  function artifact(draw: () => void): void {
    doc.markContent('Artifact')
    draw()
    doc.endMarkedContent()
  }

  const heightOf = (text: string, width: number, style: Style, most?: number): number =>
    lines(text, width, style, most).length * style.size * LEADING
  return { write, heightOf, widthOf, printable, tag, artifact }
}

/** Which letters a font has; asked once for each. */
function coverage(doc: Doc, name: string): (letter: string) => boolean {
  // PDFKit keeps the parsed font to itself; its types do not show it.
  const { _font } = doc.font(name) as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } }
  const known = new Map<string, boolean>()
  return (letter) => {
    let found = known.get(letter)
    if (found === undefined) known.set(letter, (found = _font.font.hasGlyphForCodePoint(letter.codePointAt(0)!)))
    return found
  }
}
