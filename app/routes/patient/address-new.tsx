import { data, redirect } from 'react-router'
import type { Route } from './+types/address-new'
import { localeContext } from '../../context.ts'
import { addAddress } from '../../domain/identity/addresses.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useT } from '../../i18n/use-t.tsx'
import { inTransaction } from '../../platform/db.ts'
import { Page, PageHeader } from '../../ui/page.tsx'
import { useKeptActionData } from '../../ui/use-kept-action-data.ts'
import { field } from '../shared/form.ts'
import { requireUser, safeNext } from '../session.ts'
import { AddressForm } from './address-form.tsx'
import { areaOptions } from '../shared/area-options.server.ts'
import { checkAddress, emptyAddress, refusalErrors, typedAddress } from './address-input.server.ts'

export function loader({ context, url }: Route.LoaderArgs) {
  requireUser(context, 'PATIENT')
  const next = url.searchParams.get('next')
  const values = emptyAddress(translator(context.get(localeContext))('auth.address.label.default'))
  return { values, options: areaOptions(values), next: next ? safeNext(next, '') : '' }
}

export async function action({ request, context }: Route.ActionArgs) {
  const user = requireUser(context, 'PATIENT')
  const form = await request.formData()
  const t = translator(context.get(localeContext))
  const values = typedAddress(form)
  const options = areaOptions(values)
  if (field(form, 'intent') === 'choose') return data({ values, options, errors: {}, message: undefined })
  const checked = checkAddress(values, t)
  if (!checked.ok) return data({ values, options, errors: checked.errors, message: t('auth.error.summary') }, { status: 422 })

  const result = await inTransaction({ kind: 'user', id: user.id, role: user.role }, async (tx) => {
    const added = await addAddress(tx, { ...checked.input, userId: user.id })
    if (!added.ok) return added
    const { isProfileComplete } = await tx.user.findUniqueOrThrow({ where: { id: user.id }, select: { isProfileComplete: true } })
    return { ...added, isProfileComplete }
  })
  if (!result.ok) {
    const refusal = refusalErrors(result.reason, t)
    return data({ values, options, errors: refusal.errors, message: refusal.message ?? t('auth.error.summary') }, { status: 409 })
  }
  const next = safeNext(field(form, 'next'), '')
  if (result.isProfileComplete) return redirect(next || '/profile?saved')
  return redirect(`/profile${next ? `?next=${encodeURIComponent(next)}` : ''}`)
}

export default function AddressNew({ loaderData, actionData: latest }: Route.ComponentProps) {
  const actionData = useKeptActionData(latest)
  const t = useT()
  const { values, options } = actionData ?? loaderData
  return (
    <Page className="flex-1">
      <PageHeader title={t('auth.address.new')} back={`/profile${loaderData.next ? `?next=${encodeURIComponent(loaderData.next)}` : ''}`} />
      <AddressForm
        values={values}
        options={options}
        errors={actionData?.errors ?? {}}
        message={actionData?.message}
        next={loaderData.next}
      />
    </Page>
  )
}
