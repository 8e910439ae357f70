export type CsvValue = string | number | bigint | boolean | null | undefined | Date
export type CsvColumn<Row> = { header: string; value: (row: Row) => CsvValue }

/**
 * A table as CSV (RFC 4180) with a byte order mark, so that spreadsheets read UTF-8.
 * What begins like a formula gets an apostrophe in front: a patient's name must not
 * run in an admin's spreadsheet. Numbers stay numbers.
 */
export function toCsv<Row>(columns: CsvColumn<Row>[], rows: Row[]): string {
  const lines = [columns.map((column) => cell(column.header)), ...rows.map((row) => columns.map((column) => cell(column.value(row))))]
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`
}

function cell(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  const text = harmless(value instanceof Date ? value.toISOString() : value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function harmless(text: string): string {
  // Full-width forms too: some spreadsheets fold them to the ASCII signs.
  return /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text
}
