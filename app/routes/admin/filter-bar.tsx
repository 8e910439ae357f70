import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { Form, useLocation } from 'react-router'
import { useT } from '../../i18n/use-t.tsx'
import { AnchorButton, Button, LinkButton } from '../../ui/button.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { CURSORS } from '../../ui/pager.tsx'

/** Filters kept in the address; `exportTable` adds a CSV of what is shown, all pages. */
export function FilterBar({ children, exportTable }: { children: ReactNode; exportTable?: string }) {
  const t = useT()
  const { pathname, search } = useLocation()
  return (
    <Form
      method="get"
      action={pathname}
      key={search}
      role="search"
      className="flex flex-wrap items-end gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <div className="grid min-w-0 grow basis-72 grid-cols-[repeat(auto-fit,minmax(min(100%,9rem),1fr))] gap-3">{children}</div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm">
          {t('common.apply')}
        </Button>
        <LinkButton size="sm" variant="ghost" to={pathname}>
          {t('common.reset')}
        </LinkButton>
        {exportTable && <CsvButton table={exportTable} />}
      </div>
    </Form>
  )
}

/** Downloads a table with the filters of the address. */
export function CsvButton({ table }: { table: string }) {
  const t = useT()
  const params = new URLSearchParams(useLocation().search)
  for (const cursor of CURSORS) params.delete(cursor)
  return (
    <AnchorButton
      size="sm"
      variant="secondary"
      href={`/admin/export/${table}?${params}`}
      download
      icon={<Download aria-hidden className="size-4" />}
    >
      {t('admin.csv')}
    </AnchorButton>
  )
}

export type FilterOption = { value: string; label: string }

export function FilterSelect({ name, label, value, options }: { name: string; label: string; value?: string; options: FilterOption[] }) {
  const t = useT()
  return (
    <Select name={name} label={label} defaultValue={value ?? ''}>
      <option value="">{t('admin.filter.all')}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  )
}

export function FilterDates({ from, to }: { from?: string; to?: string }) {
  const t = useT()
  return (
    <>
      <Field type="date" name="from" label={t('admin.filter.from')} defaultValue={from ?? ''} />
      <Field type="date" name="to" label={t('admin.filter.to')} defaultValue={to ?? ''} />
    </>
  )
}

export function FilterText({ value, hint }: { value?: string; hint: string }) {
  const t = useT()
  return <Field type="search" name="q" label={t('common.search')} defaultValue={value ?? ''} placeholder={hint} />
}
