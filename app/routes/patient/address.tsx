import { Trash2 } from 'lucide-react'
import { data, Form, redirect } from 'react-router'
import type { Route } from './+types/address'
import { localeContext, type SessionUser } from '../../context.ts'
import { archiveAddress, editAddress } from '../../domain/identity/addresses.ts'
import { type AddressView, findAddress } from '../../domain/identity/identity-queries.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useT } from '../../i18n/use-t.tsx'
import { inTransaction } from '../../platform/db.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { useKeptActionData } from '../../ui/use-kept-action-data.ts'
import { field } from '../shared/form.ts'
import { notFound, requireUser } from '../session.ts'
import { AddressForm } from './address-form.tsx'
import { areaOptions } from '../shared/area-options.server.ts'
import { addressValues, checkAddress, refusalErrors, typedAddress } from './address-input.server.ts'

async function ownAddress(user: SessionUser, id: string): Promise<AddressView> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
  const address = isId ? await findAddress(user.id, id) : null
  if (!address) throw notFound()
  return address
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const values = addressValues(await ownAddress(requireUser(context, 'PATIENT'), params.id))
  return { values, options: areaOptions(values) }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const user = requireUser(context, 'PATIENT')
  const address = await ownAddress(user, params.id)
  const owned = { userId: user.id, addressId: address.id }
  const actor = { kind: 'user', id: user.id, role: user.role } as const
  const form = await request.formData()
  const intent = field(form, 'intent')
  if (intent === 'archive') {
    await inTransaction(actor, (tx) => archiveAddress(tx, owned))
    return redirect('/profile?saved')
  }
  const t = translator(context.get(localeContext))
  const values = typedAddress(form)
  const options = areaOptions(values)
  if (intent === 'choose') return data({ values, options, errors: {}, message: undefined })
  const checked = checkAddress(values, t)
  if (!checked.ok) return data({ values, options, errors: checked.errors, message: t('auth.error.summary') }, { status: 422 })
  const result = await inTransaction(actor, (tx) => editAddress(tx, { ...checked.input, ...owned }))
  if (result.ok) return redirect('/profile?saved')
  const refusal = refusalErrors(result.reason, t)
  return data({ values, options, errors: refusal.errors, message: refusal.message ?? t('auth.error.summary') }, { status: 409 })
}

export default function Address({ loaderData, actionData: latest }: Route.ComponentProps) {
  const actionData = useKeptActionData(latest)
  const t = useT()
  const { values, options } = actionData ?? loaderData
  return (
    <Page className="flex-1">
      <PageHeader title={t('auth.address.edit')} back="/profile" />
      <details className="-mt-2">
        <summary className="flex min-h-11 items-center gap-2 text-sm font-semibold text-negative">
          <Trash2 aria-hidden className="size-4" />
          {t('auth.address.archive')}
        </summary>
        <Form method="post" className="flex flex-col gap-3 py-2">
          <p className="text-sm text-muted">{t('auth.address.archive.body')}</p>
          <SubmitButton name="intent" value="archive" variant="danger" size="sm">
            {t('auth.address.archive')}
          </SubmitButton>
        </Form>
      </details>
      <AddressForm values={values} options={options} errors={actionData?.errors ?? {}} message={actionData?.message} next="" />
    </Page>
  )
}
