import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

const columns = [
  { header: 'name', value: (row: { name: string }) => row.name },
  { header: 'amount', value: () => -350_000n },
]
const lines = (name: string) => toCsv(columns, [{ name }]).slice(1).split('\r\n')

test('O23 a table becomes CSV with a byte order mark and quoted text', () => {
  expect(toCsv(columns, [{ name: 'Budi "Bo", S.Ft\nJakarta' }])).toBe('\uFEFFname,amount\r\n"Budi ""Bo"", S.Ft\nJakarta",-350000\r\n')
})

test.each(['=HYPERLINK("http://evil")', '+62812', '-2+3', '@SUM(A1)', '\t=1', '  =1', '\r=1', '\uFF1D1'])(
  'O23 %j cannot run as a formula',
  (name) => {
    expect(lines(name).join('\r\n')).toMatch(/amount\r\n"?'/)
  },
)

test('O23 empty values stay empty and dates are ISO', () => {
  const row = { at: new Date(0), none: null }
  expect(
    toCsv<typeof row>(
      [
        { header: 'at', value: (r) => r.at },
        { header: 'none', value: (r) => r.none },
      ],
      [row],
    ),
  ).toBe('\uFEFFat,none\r\n1970-01-01T00:00:00.000Z,\r\n')
})
