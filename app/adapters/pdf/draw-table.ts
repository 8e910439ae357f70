import type { Canvas } from './draw-sheet.ts'
import { PALETTE } from './palette.ts'
import type { Element, Style } from './pen.ts'
import type { Cell, Column, Table } from './sheet.ts'

const HEAD: Style = { size: 8.5, bold: true, color: PALETTE.brandInk }
const BELOW: Style = { size: 8.5, color: PALETTE.muted }
const GAP = 10
const PAD = 4

type Frame = { left: number; width: number }
type Place = { x: number; width: number; align?: 'right' }

/** Title, heads and rows; heads again on each further page. A row is never torn in two. */
export function drawTable(canvas: Canvas, table: Table, frame: Frame): void {
  const { pen, root } = canvas
  const places = placesOf(table.columns, frame)
  const first = table.rows[0] ?? []
  canvas.need(24 + 20 + heightOf(canvas, first, places))
  pen.tag(root, 'H2', () =>
    pen.write(table.title, { x: frame.left, y: canvas.y, width: frame.width }, { size: 11.5, bold: true, color: PALETTE.brand }),
  )
  canvas.y += 20
  if (table.empty !== undefined) {
    pen.tag(root, 'P', () =>
      pen.write(table.empty!, { x: frame.left, y: canvas.y, width: frame.width }, { size: 10, color: PALETTE.muted }),
    )
    canvas.y += 22
    return
  }
  const element = pen.tag(root, 'Table')
  drawHeads(canvas, table.columns, places, frame, element)
  for (const [index, row] of table.rows.entries()) {
    // A total never stands alone on a page.
    const below = table.total && index === table.rows.length - 1 ? heightOf(canvas, table.total, places) : 0
    drawRow(canvas, row, { table, places, frame, element, below })
  }
  if (table.total) drawRow(canvas, table.total, { table, places, frame, element, isTotal: true })
  element.end()
  canvas.y += 11
}

function placesOf(columns: Column[], frame: Frame): Place[] {
  let x = frame.left
  return columns.map(({ share, align }, index) => {
    const width = share * frame.width
    const place = {
      x: x + (index === 0 ? GAP : GAP / 2),
      width: width - (index === 0 || index === columns.length - 1 ? GAP * 1.5 : GAP),
      ...(align && { align }),
    }
    x += width
    return place
  })
}

function drawHeads(canvas: Canvas, columns: Column[], places: Place[], frame: Frame, element: Element | null): void {
  const { doc, pen } = canvas
  const { y } = canvas
  pen.artifact(() => doc.roundedRect(frame.left, y, frame.width, 20, 6).fill(PALETTE.brandSoft))
  const write = (index: number) =>
    pen.write(columns[index]!.header, { ...places[index]!, y: y + 4.6 }, { ...HEAD, ...(places[index]!.align && { align: 'right' }) }, 1)
  // Repeated heads are an ornament: the table has them once.
  if (element === null)
    pen.artifact(() => {
      for (const index of columns.keys()) write(index)
    })
  else {
    const row = pen.tag(element, 'TR')
    for (const index of columns.keys()) pen.tag(row, 'TH', () => write(index))
    row.end()
  }
  canvas.y += 22
}

const styleOf = (cell: Cell): Style => ({ size: 9.5, ...(cell.strong && { bold: true }) })

function heightOf({ pen }: Canvas, row: Cell[], places: Place[]): number {
  return (
    Math.max(
      ...places.map((place, index) => {
        const cell = row[index] ?? { text: '' }
        return (
          pen.heightOf(cell.text, place.width, styleOf(cell), 12) +
          (cell.below ?? []).reduce((sum, text) => sum + pen.heightOf(text, place.width, BELOW, 30), 0)
        )
      }),
    ) +
    2 * PAD
  )
}

type RowOf = {
  table: Table
  places: Place[]
  frame: Frame
  element: Element
  isTotal?: boolean
  /** Room for what must stay on the same page. */ below?: number
}

function drawRow(canvas: Canvas, row: Cell[], { table, places, frame, element, isTotal, below = 0 }: RowOf): void {
  const { doc, pen } = canvas
  const height = heightOf(canvas, row, places)
  if (canvas.need(height + below)) drawHeads(canvas, table.columns, places, frame, null)
  const top = canvas.y
  if (isTotal)
    pen.artifact(() =>
      doc
        .moveTo(frame.left, top)
        .lineTo(frame.left + frame.width, top)
        .lineWidth(1.2)
        .strokeColor(PALETTE.brand)
        .stroke(),
    )
  const line = pen.tag(element, 'TR')
  for (const [index, place] of places.entries()) {
    const cell = row[index] ?? { text: '' }
    const align = place.align && { align: place.align }
    pen.tag(line, 'TD', () => {
      let y = top + PAD
      y += pen.write(cell.text, { ...place, y }, { ...styleOf(cell), ...align }, 12)
      for (const text of cell.below ?? []) y += pen.write(text, { ...place, y }, { ...BELOW, ...align }, 30)
    })
  }
  line.end()
  canvas.y += height
  if (!isTotal)
    pen.artifact(() =>
      doc
        .moveTo(frame.left, canvas.y)
        .lineTo(frame.left + frame.width, canvas.y)
        .lineWidth(0.6)
        .strokeColor(PALETTE.line)
        .stroke(),
    )
}
