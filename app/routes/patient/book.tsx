import { data, redirect, useActionData } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/book'
import { localeContext, urlContext } from '../../context.ts'
import { placeBooking } from '../../domain/booking/place-booking.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useT } from '../../i18n/use-t.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { notFound, requireUser } from '../session.ts'
import { readBookView } from './book.server.ts'
import { AddressStep, PackageStep, SlotStep, TherapistStrip } from './book-steps.tsx'
import { SummaryStep } from './book-summary.tsx'

const isId = (text: string) => z.uuid().safeParse(text).success

export async function loader({ params, context }: Route.LoaderArgs) {
  const user = requireUser(context, 'PATIENT')
  if (!isId(params.therapistId)) throw notFound()
  const view = await readBookView({ therapistId: params.therapistId, params: context.get(urlContext).searchParams, user })
  if (!view) throw notFound()
  return view
}

const formSchema = z.object({
  packageId: z.uuid(),
  addressId: z.uuid(),
  bookingType: z.enum(['REGULAR', 'INSTANT']),
  startsAt: z.coerce.number().int().positive().max(8.64e15),
  note: z.string().trim().max(500).optional(),
  requestKey: z.uuid(),
})

export async function action({ request, params, context }: Route.ActionArgs) {
  const user = requireUser(context, 'PATIENT')
  const t = translator(context.get(localeContext))
  if (!isId(params.therapistId)) throw notFound()
  const form = Object.fromEntries(await request.formData())
  const typed = typeof form['note'] === 'string' ? form['note'].slice(0, 500) : ''
  const parsed = formSchema.safeParse(form)
  if (!parsed.success) return data({ ok: false as const, reason: 'invalid', message: t('common.form.failed'), typed }, { status: 422 })
  const { startsAt, note, requestKey, ...choice } = parsed.data
  const result = await placeBooking(
    { kind: 'user', id: user.id, role: user.role },
    {
      ...choice,
      patientId: user.id,
      therapistId: params.therapistId,
      startsAt: Temporal.Instant.fromEpochMilliseconds(startsAt),
      ...(note && { note }),
      idempotencyKey: requestKey,
    },
  )
  if (result.ok) throw redirect(`/bookings/${result.bookingId}/pay`)
  return data({ ok: false as const, reason: result.reason, message: t(`patient.refusal.${result.reason}`), typed }, { status: 409 })
}

const STEPS = ['package', 'slot', 'address', 'summary'] as const

export default function Book({ loaderData: view }: Route.ComponentProps) {
  const t = useT()
  const problem = useActionData<typeof action>()
  const step = STEPS.indexOf(view.step)
  const titles = {
    package: t('patient.book.package'),
    slot: view.chosen && view.chosen.sessionCount > 1 ? t('patient.book.when.first') : t('patient.book.when'),
    address: t('patient.book.address'),
    summary: t('patient.book.summary'),
  }
  return (
    <Page className="flex-1">
      <PageHeader title={titles[view.step]} back={backOf(view)} subtitle={t('patient.book.step', { step: step + 1 })} />
      <div aria-hidden className="-mt-2 grid grid-cols-4 gap-1.5">
        {STEPS.map((name, index) => (
          <span key={name} className={`h-1.5 rounded-full ${index <= step ? 'bg-brand' : 'bg-line'}`} />
        ))}
      </div>
      <TherapistStrip therapist={view.therapist} />
      {view.step === 'package' && <PackageStep view={view} />}
      {view.step === 'slot' && <SlotStep view={view} />}
      {view.step === 'address' && <AddressStep view={view} />}
      {view.step === 'summary' && <SummaryStep view={view} problem={problem} />}
    </Page>
  )
}

/** One step back: everything chosen before stays in the address. */
function backOf(view: Route.ComponentProps['loaderData']): string {
  const base = `/book/${view.therapist.id}`
  if (view.step === 'package' || !view.chosen) return `/therapists/${view.therapist.id}`
  if (view.step === 'slot') return base
  const params = new URLSearchParams({ package: view.chosen.slug, type: view.type, start: String(view.startsAt) })
  if (view.step === 'address') return `${base}?${params}`
  params.set('ready', 'yes')
  return `${base}?${params}`
}
