import type { ReactNode } from 'react'
import { useT } from '../i18n/use-t.tsx'
import { cx } from './cx.ts'

export type Column<Row> = { key: string; header: ReactNode; cell: (row: Row) => ReactNode; align?: 'right'; className?: string }

/** Rows and columns for the admin; scrolls sideways in its own box and takes keyboard focus for it. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  empty,
}: {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  empty?: ReactNode
}) {
  const t = useT()
  if (rows.length === 0)
    return <div className="rounded-lg border border-line bg-surface p-8 text-center text-muted">{empty ?? t('common.table.empty')}</div>
  return (
    <div
      role="region"
      aria-label={`${caption}. ${t('common.table.scroll')}`}
      tabIndex={0}
      className="relative overflow-x-auto rounded-lg border border-line bg-surface shadow-card"
    >
      {/* `anywhere`, as the body has it, would let columns shrink to single letters. */}
      <table className="w-full border-collapse text-sm wrap-break-word">
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-sunken text-left text-xs text-muted">
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={cx('px-4 py-3 font-semibold whitespace-nowrap', column.align === 'right' && 'text-right')}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-t border-line hover:bg-sunken/60">
              {columns.map((column) => (
                <td
                  key={column.key}
                  className={cx('px-4 py-3 align-top', column.align === 'right' && 'numeric text-right', column.className)}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
