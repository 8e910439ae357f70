import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { useT } from '../i18n/use-t.tsx'
import { LinkButton } from './button.tsx'
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

/** Pages kept in `?page=`; other filters in the address stay. */
export function Pagination({ page, pages }: { page: number; pages: number }) {
  const t = useT()
  const { pathname, search } = useLocation()
  if (pages <= 1) return null
  const to = (number: number) => {
    const params = new URLSearchParams(search)
    params.set('page', String(number))
    return `${pathname}?${params}`
  }
  return (
    <nav aria-label={t('common.page.of', { page, pages })} className="flex items-center justify-between gap-3">
      {page > 1 ? (
        <LinkButton size="sm" variant="secondary" to={to(page - 1)} icon={<ChevronLeft aria-hidden className="size-4" />}>
          {t('common.page.previous')}
        </LinkButton>
      ) : (
        <span />
      )}
      <span className="numeric text-sm text-muted">{t('common.page.of', { page, pages })}</span>
      {page < pages ? (
        <LinkButton size="sm" variant="secondary" to={to(page + 1)}>
          {t('common.page.next')}
          <ChevronRight aria-hidden className="size-4" />
        </LinkButton>
      ) : (
        <span />
      )}
    </nav>
  )
}
