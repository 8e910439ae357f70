import { Plus } from 'lucide-react'
import { useState } from 'react'
import { data, redirect, useFetcher } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/packages'
import { localeContext } from '../../context.ts'
import { createPackage, setPackageActive, updatePackage } from '../../domain/catalog/edit-package.ts'
import { packageSchema } from '../../domain/catalog/package.ts'
import { managedPackages } from '../../domain/catalog/package-queries.ts'
import { GRADES } from '../../domain/reporting/vocabulary.ts'
import { formatNumber } from '../../i18n/format.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { LinkButton, SubmitButton } from '../../ui/button.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Alert, Badge, Card, Money } from '../../ui/display.tsx'
import { ErrorSummary, Field, Select, TextArea } from '../../ui/field.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useKeptActionData } from '../../ui/use-kept-action-data.ts'
import { notFound } from '../session.ts'
import { CsvButton } from './filter-bar.tsx'
import { asAdmin, done, filterField, formFields, parseRupiah, reader, readFilter, refused, refusedFor, requireAdmin } from './shared.ts'

type Item = Route.ComponentProps['loaderData']['packages'][number]

export async function loader({ context }: Route.LoaderArgs) {
  requireAdmin(context)
  const { filter } = readFilter(context, {
    edit: z
      .union([z.uuid(), z.literal('new')])
      .optional()
      .catch(undefined),
    saved: filterField.oneOf(['created', 'updated']),
  })
  const packages = (await managedPackages(reader())).map((item) => ({ ...item, updatedAt: item.updatedAt.toString() }))
  const editing = filter.edit && filter.edit !== 'new' ? packages.find((item) => item.id === filter.edit) : undefined
  if (filter.edit && filter.edit !== 'new' && !editing) throw notFound()
  return { packages, editing: editing ?? null, isNew: filter.edit === 'new', saved: filter.saved }
}

export async function action({ request, context }: Route.ActionArgs) {
  const admin = requireAdmin(context)
  const fields = await formFields(request)
  if (fields['intent'] === 'activate' || fields['intent'] === 'deactivate') {
    const id = z.uuid().safeParse(fields['packageId'])
    if (!id.success) return refused(context, 'common.form.error.invalid')
    const isActive = fields['intent'] === 'activate'
    const result = await asAdmin(admin, (tx) => setPackageActive(tx, { packageId: id.data, isActive }))
    return result.ok
      ? done(context, isActive ? 'admin.packages.activated' : 'admin.packages.deactivated')
      : refusedFor(context, result.reason)
  }
  const t = translator(context.get(localeContext))
  const answer = (status: number, message: string, errors: Record<string, string> = {}) =>
    data({ ok: false as const, message, errors, typed: fields }, { status })
  const parsed = packageSchema.safeParse({
    ...fields,
    totalPrice: amountOf(fields['totalPrice']),
    adminFeeAmount: amountOf(fields['adminFeeAmount']),
  })
  if (!parsed.success)
    return answer(
      422,
      t('common.form.errors'),
      Object.fromEntries(
        parsed.error.issues.map((issue) => [
          String(issue.path[0]),
          t.maybe(`admin.packages.error.${String(issue.path[0])}`) ?? t('common.form.error.invalid'),
        ]),
      ),
    )
  const id = z.uuid().safeParse(fields['packageId'])
  const result = await asAdmin(admin, (tx) =>
    id.success ? updatePackage(tx, { ...parsed.data, packageId: id.data, ...seenOf(fields['seen']) }) : createPackage(tx, parsed.data),
  )
  if (result.ok) throw redirect(`/admin/packages?saved=${id.success ? 'updated' : 'created'}`)
  if (result.reason === 'slug_taken') return answer(409, t('common.form.errors'), { slug: t('admin.packages.slugTaken') })
  if (result.reason === 'stale') return answer(409, t('common.form.stale'))
  return refusedFor(context, result.reason)
}

/** `350.000` as digits; empty and nonsense stay as they are for the schema to judge. */
function amountOf(typed: string | undefined): string {
  return parseRupiah(typed)?.toString() ?? typed ?? ''
}

function seenOf(typed: string | undefined): { seen?: Temporal.Instant } {
  return typed && z.iso.datetime().safeParse(typed).success ? { seen: Temporal.Instant.from(typed) } : {}
}

export default function Packages({ loaderData, actionData: latest }: Route.ComponentProps) {
  const actionData = useKeptActionData(latest)
  const t = useT()
  const locale = useLocale()
  const { packages, editing, isNew, saved } = loaderData
  if (editing || isNew)
    return <Edit key={editing?.id ?? 'new'} item={editing} failed={actionData && 'typed' in actionData ? (actionData as Failed) : null} />
  return (
    <Page wide>
      <PageHeader
        title={t('admin.packages.title')}
        subtitle={t('admin.packages.subtitle')}
        aside={
          <LinkButton size="sm" to="?edit=new" icon={<Plus aria-hidden className="size-4" />}>
            {t('admin.packages.new')}
          </LinkButton>
        }
      />
      {saved && <Alert live tone="positive" title={t(`admin.packages.${saved}`)} />}
      <div className="flex justify-end">
        <CsvButton table="packages" />
      </div>
      <Table<Item>
        caption={t('admin.packages.title')}
        rows={packages}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            header: t('admin.column.name'),
            className: 'min-w-48',
            cell: (row) => (
              <>
                <span className="font-bold">{locale === 'id' ? row.nameId : row.nameEn}</span>
                <span className="block text-xs text-muted">{row.slug}</span>
              </>
            ),
          },
          {
            key: 'status',
            header: t('admin.column.status'),
            className: 'whitespace-nowrap',
            cell: (row) => (
              <Badge tone={row.isActive ? 'positive' : 'neutral'}>
                {t(row.isActive ? 'admin.packages.active' : 'admin.packages.inactive')}
              </Badge>
            ),
          },
          {
            key: 'grade',
            header: t('admin.packages.grade'),
            cell: (row) => (
              <>
                {t.maybe(`admin.grade.${row.grade}`) ?? row.grade}
                <span className="block text-xs text-muted">{t.maybe(`admin.place.${row.place}`) ?? row.place}</span>
              </>
            ),
          },
          { key: 'sessions', header: t('admin.sessions'), align: 'right', cell: (row) => formatNumber(row.sessionCount) },
          {
            key: 'price',
            header: t('admin.packages.price'),
            align: 'right',
            cell: (row) => <Money amount={row.totalPrice} className="font-semibold" />,
          },
          {
            key: 'fee',
            header: t('admin.packages.fee'),
            align: 'right',
            className: 'min-w-28',
            cell: (row) => (row.adminFeeAmount === null ? t('admin.packages.feePolicy') : <Money amount={row.adminFeeAmount} />),
          },
          { key: 'bookings', header: t('admin.bookings.title'), align: 'right', cell: (row) => formatNumber(row.bookings) },
          {
            key: 'act',
            header: t('admin.column.action'),
            className: 'min-w-60',
            cell: (row) => (
              <span className="flex gap-2">
                <LinkButton size="sm" variant="secondary" to={`?edit=${row.id}`}>
                  {t('common.edit')}
                </LinkButton>
                <ConfirmButton
                  size="sm"
                  variant="ghost"
                  confirmVariant="primary"
                  title={t(row.isActive ? 'admin.packages.deactivateTitle' : 'admin.packages.activateTitle', {
                    name: locale === 'id' ? row.nameId : row.nameEn,
                  })}
                  body={row.isActive ? t('admin.packages.deactivateBody') : undefined}
                  fields={{ intent: row.isActive ? 'deactivate' : 'activate', packageId: row.id }}
                >
                  {t(row.isActive ? 'admin.packages.deactivate' : 'admin.packages.activate')}
                </ConfirmButton>
              </span>
            ),
          },
        ]}
      />
    </Page>
  )
}

type Failed = { message: string; errors: Record<string, string>; typed: Record<string, string> }

function Edit({ item: current, failed: sent }: { item: Item | null; failed: Failed | null }) {
  const t = useT()
  // A fetcher: the answer outlives the page's refreshes.
  const fetcher = useFetcher<typeof action>()
  const busy = fetcher.state !== 'idle'
  const failed = fetcher.data && 'typed' in fetcher.data ? (fetcher.data as Failed) : sent
  // As it was when the form was opened: another admin's change since then is noticed, not overwritten.
  const [item] = useState(current)
  const value = (name: string, stored: unknown = '') =>
    failed?.typed[name] ?? String((item ? (item as Record<string, unknown>)[name] : undefined) ?? stored)
  const error = (name: string) => failed?.errors[name]
  const field = (name: string, stored?: unknown) => ({ name, defaultValue: value(name, stored), error: error(name) })
  const heading = item ? t('admin.packages.editTitle', { name: item.nameId }) : t('admin.packages.new')
  return (
    <Page>
      <PageHeader title={heading} back="/admin/packages" subtitle={item ? t('admin.packages.editHint') : undefined} />
      <fetcher.Form
        method="post"
        className="flex flex-col gap-4"
        noValidate
        onSubmit={(event) => {
          if (busy) event.preventDefault()
        }}
      >
        {failed && <ErrorSummary message={failed.message} errors={failed.errors} />}
        {item && (
          <>
            <input type="hidden" name="packageId" value={item.id} />
            <input type="hidden" name="seen" value={item.updatedAt} />
          </>
        )}
        <Card className="flex flex-col gap-4">
          <Field {...field('nameId')} label={t('admin.packages.nameId')} required maxLength={80} />
          <Field {...field('nameEn')} label={t('admin.packages.nameEn')} required maxLength={80} />
          <Field {...field('slug')} label={t('admin.packages.slug')} hint={t('admin.packages.slugHint')} required autoCapitalize="off" />
          <TextArea {...field('descriptionId')} label={t('admin.packages.descriptionId')} optional maxLength={500} />
          <TextArea {...field('descriptionEn')} label={t('admin.packages.descriptionEn')} optional maxLength={500} />
        </Card>
        <Card className="grid gap-4 sm:grid-cols-2">
          <Select {...field('grade', 'STANDARD')} label={t('admin.packages.grade')}>
            {GRADES.map((grade) => (
              <option key={grade} value={grade}>
                {t(`admin.grade.${grade}`)}
              </option>
            ))}
          </Select>
          <Select {...field('place', 'HOME')} label={t('admin.packages.place')}>
            {(['HOME', 'ONLINE'] as const).map((place) => (
              <option key={place} value={place}>
                {t(`admin.place.${place}`)}
              </option>
            ))}
          </Select>
          <Field {...field('sessionCount', 1)} label={t('admin.packages.sessionCount')} inputMode="numeric" required />
          <Field {...field('durationMinutes', 60)} label={t('admin.packages.duration')} inputMode="numeric" required />
          <Field {...field('totalPrice')} label={t('admin.packages.price')} prefix="Rp" inputMode="numeric" required />
          <Field
            {...field('adminFeeAmount')}
            label={t('admin.packages.fee')}
            hint={t('admin.packages.feeHint')}
            prefix="Rp"
            inputMode="numeric"
            optional
          />
          <Field {...field('sortOrder', 0)} label={t('admin.packages.order')} inputMode="numeric" />
        </Card>
        <SubmitButton busy={busy}>{t('common.save')}</SubmitButton>
      </fetcher.Form>
    </Page>
  )
}
