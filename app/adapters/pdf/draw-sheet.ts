import type PDFDocument from 'pdfkit'
import { drawTable } from './draw-table.ts'
import { PALETTE } from './palette.ts'
import { createPen, type Element, type Pen } from './pen.ts'
import type { Fact, Sheet, Tone } from './sheet.ts'

type Doc = InstanceType<typeof PDFDocument>

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89, margin: 48, top: 76, bottom: 62 }
const LEFT = PAGE.margin
export const WIDTH = PAGE.width - 2 * PAGE.margin

/** Where the next thing goes, on which paper. */
export type Canvas = {
  doc: Doc
  pen: Pen
  sheet: Sheet
  root: Element
  y: number
  /** Starts a page when less than this is left. @returns true when it did */
  need(height: number): boolean
}

/** Lays a sheet out: A4, as many pages as it takes. The document is ended by the caller. */
export function drawSheet(doc: Doc, sheet: Sheet): void {
  const pen = createPen(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const canvas: Canvas = {
    doc,
    pen,
    sheet,
    root,
    y: PAGE.margin,
    need(height) {
      if (canvas.y + height <= PAGE.height - PAGE.bottom) return false
      doc.addPage()
      stamp(canvas)
      canvas.y = PAGE.top
      return true
    },
  }
  stamp(canvas)
  drawHead(canvas)
  drawHero(canvas)
  if (sheet.simulated) drawLine(canvas, sheet.simulated.line, { size: 9, bold: true, color: PALETTE.accentInk, fill: PALETTE.accentSoft })
  drawFacts(canvas, sheet.facts)
  for (const table of sheet.tables) drawTable(canvas, table, { left: LEFT, width: WIDTH })
  canvas.y += 8
  for (const note of sheet.notes) drawLine(canvas, note, { size: 8.5, color: PALETTE.muted })
  root.end()
  drawMargins(canvas)
}

function stamp({ doc, pen, sheet }: Canvas): void {
  if (!sheet.simulated) return
  const { stamp: word } = sheet.simulated
  pen.artifact(() => {
    const size = 104
    doc
      .save()
      .rotate(-52, { origin: [PAGE.width / 2, PAGE.height / 2] })
      .fillOpacity(0.07)
    const width = pen.widthOf(word, { size, bold: true })
    pen.write(
      word,
      { x: (PAGE.width - width) / 2, y: PAGE.height / 2 - size / 2, width: width + 9 },
      { size, bold: true, color: PALETTE.accent },
    )
    doc.restore()
  })
}

/** The product's mark, as on its pages: drawn on a grid of 64. */
function mark(doc: Doc, x: number, y: number, size: number): void {
  doc
    .save()
    .translate(x, y)
    .scale(size / 64)
  doc.roundedRect(0, 0, 64, 64, 18).fill(PALETTE.brand)
  doc.lineWidth(7).lineCap('round').strokeColor(PALETTE.white)
  doc.path('M24 50V25a11 11 0 0 1 11-11h6').stroke()
  doc.path('M24 34h11c5 0 8-3 10-7').stroke()
  doc.circle(42, 46, 5).fill(PALETTE.accent)
  doc.restore()
}

function drawHead(canvas: Canvas): void {
  const { doc, pen, sheet, root } = canvas
  const top = PAGE.margin
  pen.artifact(() => mark(doc, LEFT, top, 38))
  pen.tag(root, 'P', () => {
    pen.write(sheet.issuer, { x: LEFT + 48, y: top + 3, width: 210 }, { size: 12.5, bold: true, color: PALETTE.brandInk })
    pen.write(sheet.issuerLine, { x: LEFT + 48, y: top + 20, width: 210 }, { size: 9, color: PALETTE.muted })
  })
  const right = { x: PAGE.width / 2, width: PAGE.width / 2 - PAGE.margin }
  let height = 0
  pen.tag(root, 'H1', () => {
    height = pen.write(sheet.title, { ...right, y: top - 3 }, { size: 20, bold: true, align: 'right', color: PALETTE.ink })
  })
  pen.tag(root, 'P', () => {
    height += pen.write(sheet.kind, { ...right, y: top + height - 4 }, { size: 10, align: 'right', color: PALETTE.muted })
  })
  pen.tag(root, 'P', () => {
    height += pen.write(
      `${sheet.numberLabel} ${sheet.number}`,
      { ...right, y: top + height - 3 },
      { size: 10, bold: true, align: 'right', color: PALETTE.ink },
    )
  })
  canvas.y = top + Math.max(height, 40) + 16
}

const BADGE: Record<Tone, { fill: string; ink: string }> = {
  positive: { fill: PALETTE.positive, ink: PALETTE.white },
  caution: { fill: PALETTE.cautionSoft, ink: PALETTE.cautionInk },
  neutral: { fill: PALETTE.sunken, ink: PALETTE.ink },
}

function drawHero(canvas: Canvas): void {
  const {
    doc,
    pen,
    sheet: { hero, badge },
    root,
  } = canvas
  const inner = { x: LEFT + 20, width: WIDTH - 40 }
  const words = { size: 10, color: PALETTE.brandInk }
  const figureHeight = 36
  const height = hero.figures ? 34 + figureHeight + 18 : 74 + (hero.words ? pen.heightOf(hero.words, inner.width, words) + 8 : 0)
  const top = canvas.y
  const style = { size: 9.5, bold: true }
  const badgeWidth = pen.widthOf(badge.text, style) + 20
  pen.artifact(() => {
    doc.roundedRect(LEFT, top, WIDTH, height, 14).fill(PALETTE.brandSoft)
    doc.roundedRect(LEFT + WIDTH - 20 - badgeWidth, top + 14, badgeWidth, 20, 10).fill(BADGE[badge.tone].fill)
  })
  pen.tag(root, 'P', () =>
    pen.write(
      hero.label,
      { ...inner, y: top + 17 },
      { size: hero.figures ? 13 : 10, bold: hero.figures !== undefined, color: PALETTE.brandInk },
    ),
  )
  pen.tag(root, 'P', () =>
    pen.write(
      badge.text,
      { x: LEFT + WIDTH - 10 - badgeWidth, y: top + 17.8, width: badgeWidth },
      { ...style, color: BADGE[badge.tone].ink },
    ),
  )
  if (hero.figures) drawFigures(canvas, hero.figures, { ...inner, y: top + 46 })
  else {
    pen.tag(root, 'P', () => pen.write(hero.amount, { ...inner, y: top + 31 }, { size: 27, bold: true, color: PALETTE.brandInk }))
    if (hero.words) pen.tag(root, 'P', () => pen.write(hero.words!, { ...inner, y: top + 72 }, words))
  }
  canvas.y = top + height + 16
}

function drawFigures({ pen, root }: Canvas, figures: Fact[], box: { x: number; y: number; width: number }): void {
  const width = box.width / figures.length
  for (const [index, figure] of figures.entries()) {
    const at = { x: box.x + index * width, width: width - 8 }
    pen.tag(root, 'P', () => {
      pen.write(figure.label, { ...at, y: box.y }, { size: 9, color: PALETTE.brandInk }, 1)
      pen.write(figure.value, { ...at, y: box.y + 13 }, { size: 13, bold: true, color: PALETTE.brandInk }, 1)
    })
  }
}

/** A paragraph across the page, on a coloured ground if there is a fill. */
function drawLine(canvas: Canvas, text: string, style: { size: number; bold?: boolean; color: string; fill?: string }): void {
  const { doc, pen, root } = canvas
  const pad = style.fill ? 12 : 0
  const height = pen.heightOf(text, WIDTH - 2 * pad, style)
  canvas.need(height + pad)
  const { y } = canvas
  if (style.fill) pen.artifact(() => doc.roundedRect(LEFT, y, WIDTH, height + 14, 9).fill(style.fill!))
  pen.tag(root, 'P', () => pen.write(text, { x: LEFT + pad, y: y + (style.fill ? 7.5 : 0), width: WIDTH - 2 * pad }, style))
  canvas.y += height + (style.fill ? 28 : 4)
}

/** Label over value, two to a row. */
function drawFacts(canvas: Canvas, facts: Fact[]): void {
  const { pen, root } = canvas
  const [label, value, below] = [
    { size: 8.5, color: PALETTE.muted },
    { size: 10.5, bold: true },
    { size: 9, color: PALETTE.muted },
  ]
  const width = WIDTH / 2 - 10
  const heightOf = (fact: Fact) =>
    13 + pen.heightOf(fact.value, width, value, 4) + (fact.below ? pen.heightOf(fact.below, width, below, 3) : 0)
  for (let index = 0; index < facts.length; index += 2) {
    const pair = facts.slice(index, index + 2)
    const height = Math.max(...pair.map(heightOf))
    canvas.need(height)
    for (const [column, fact] of pair.entries()) {
      const x = LEFT + column * (WIDTH / 2 + 10)
      pen.tag(root, 'P', () => {
        let y = canvas.y + pen.write(fact.label, { x, y: canvas.y, width }, label, 1) + 1
        y += pen.write(fact.value, { x, y, width }, value, 4)
        if (fact.below) pen.write(fact.below, { x, y, width }, below, 3)
      })
    }
    canvas.y += height + 9
  }
  canvas.y += 5
}

/** Heads of later pages and feet of all, once their number is known. */
function drawMargins({ doc, pen, sheet }: Canvas): void {
  const { start, count } = doc.bufferedPageRange()
  const small = { size: 8, color: PALETTE.muted }
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(start + index)
    pen.artifact(() => {
      if (index > 0) {
        mark(doc, LEFT, 34, 18)
        pen.write(sheet.continued, { x: LEFT + 26, y: 37, width: WIDTH - 26 }, { size: 9, bold: true, color: PALETTE.brandInk }, 1)
        doc
          .moveTo(LEFT, 60)
          .lineTo(LEFT + WIDTH, 60)
          .lineWidth(0.7)
          .strokeColor(PALETTE.line)
          .stroke()
      }
      const foot = PAGE.height - 44
      doc
        .moveTo(LEFT, foot)
        .lineTo(LEFT + WIDTH, foot)
        .lineWidth(0.7)
        .strokeColor(PALETTE.line)
        .stroke()
      pen.write(`${sheet.issuer} · ${sheet.printed}`, { x: LEFT, y: foot + 8, width: WIDTH * 0.7 }, small, 1)
      pen.write(sheet.page(index + 1, count), { x: LEFT + WIDTH * 0.7, y: foot + 8, width: WIDTH * 0.3 }, { ...small, align: 'right' }, 1)
    })
  }
}
