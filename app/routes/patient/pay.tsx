import { data, redirect, useRevalidator } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/pay'
import { localeContext, type SessionUser } from '../../context.ts'
import { PAYMENT_METHODS } from '../../domain/gateway/payment-gateway.ts'
import { initiatePayment, type InitiatePaymentRefusal } from '../../domain/payment/initiate-payment.ts'
import { payFromWallet } from '../../domain/payment/pay-from-wallet.ts'
import { readOpenPayment } from '../../domain/payment/payment-queries.ts'
import { refreshPayment } from '../../domain/payment/settle-payment.ts'
import { formatTime } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { useLiveRevalidate } from '../../pwa/socket.ts'
import { inTransaction } from '../../platform/db.ts'
import { services } from '../../services.ts'
import { Countdown } from '../../ui/countdown.tsx'
import { Alert, Card, DateTime, Facts, Money } from '../../ui/display.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { useKeptActionData } from '../../ui/use-kept-action-data.ts'
import { notFound, requireUser } from '../session.ts'
import { Ending, Instructions, MethodForm, WalletForm } from './pay-parts.tsx'
import { readPayView, type PayView } from './pay-view.server.ts'

const idSchema = z.uuid()
const formSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('pay'), method: z.enum(PAYMENT_METHODS) }),
  z.object({ intent: z.literal('check') }),
  z.object({ intent: z.literal('wallet') }),
])
type Answer = { refusal: InitiatePaymentRefusal | 'balance_too_low' | 'method_missing' } | { check: 'pending' | 'silent' }

const STATUS: Record<InitiatePaymentRefusal, number> = {
  not_found: 404,
  already_paid: 409,
  booking_closed: 409,
  hold_expired: 409,
  gateway_unavailable: 503,
  method_refused: 422,
  too_many_attempts: 429,
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const user = requireUser(context, 'PATIENT')
  const id = idSchema.safeParse(params.id)
  const view = id.success ? await readPayView({ bookingId: id.data, patientId: user.id }, context.get(localeContext)) : null
  if (!view) throw notFound()
  return view
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const user = requireUser(context, 'PATIENT')
  const id = idSchema.safeParse(params.id)
  if (!id.success) throw notFound()
  const form = formSchema.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) return data<Answer>({ refusal: 'method_missing' }, { status: 422 })
  if (form.data.intent === 'check') return check(id.data, user.id)
  if (form.data.intent === 'wallet') return payWithWallet(id.data, user)
  const { method } = form.data
  const result = await initiatePayment(services().gateway, { kind: 'user', id: user.id, role: user.role }, { bookingId: id.data, method })
  if (result.ok || result.reason === 'already_paid') return redirect(`/bookings/${id.data}/pay`)
  if (result.reason === 'not_found') throw notFound()
  return data<Answer>({ refusal: result.reason }, { status: STATUS[result.reason] })
}

async function payWithWallet(bookingId: string, user: SessionUser) {
  const result = await inTransaction({ kind: 'user', id: user.id, role: user.role }, (tx) => payFromWallet(tx, { bookingId }))
  if (result.ok) return redirect(`/bookings/${bookingId}/pay`)
  if (result.reason === 'not_found') throw notFound()
  return data<Answer>({ refusal: result.reason }, { status: 409 })
}

/** "I have paid": asks the gateway instead of waiting for its notification. */
async function check(bookingId: string, patientId: string) {
  const payment = await readOpenPayment({ bookingId, patientId })
  if (!payment) return redirect(`/bookings/${bookingId}/pay`)
  const outcome = payment.justAsked ? 'unchanged' : await refreshPayment(services().gateway, payment, 'payment-check')
  if (outcome === null) return data<Answer>({ check: 'silent' }, { status: 503 })
  return outcome === 'unchanged' ? data<Answer>({ check: 'pending' }) : redirect(`/bookings/${bookingId}/pay`)
}

export default function Pay({ loaderData: view, actionData: latest }: Route.ComponentProps) {
  const actionData = useKeptActionData(latest)
  const t = useT()
  const answer = actionData as Answer | undefined
  // An expired hold may still turn out paid: the gateway has the last word.
  useLiveRevalidate(['booking:changed'], { bookingId: view.id, active: view.phase === 'open' || view.phase === 'expired' })
  if (view.phase !== 'open') {
    return (
      <Page>
        <PageHeader title={t('pay.title')} back={`/bookings/${view.id}`} />
        <Ending view={view} />
        <Summary view={view} />
      </Page>
    )
  }
  return (
    <Page>
      <PageHeader title={t('pay.title')} subtitle={view.code} back={`/bookings/${view.id}`} />
      <TimeLeft view={view} />
      {answer && 'refusal' in answer && (
        <Alert tone="negative" live title={t('pay.refusal.title')}>
          {t(`pay.refusal.${answer.refusal}`)}
        </Alert>
      )}
      {!answer && view.attemptFailed && <Alert tone="caution">{t('pay.attempt_failed')}</Alert>}
      {view.walletBalance >= view.total && <WalletForm view={view} />}
      {view.open ? (
        <Instructions key={view.open.method} view={view} open={view.open} check={answer && 'check' in answer ? answer.check : null} />
      ) : (
        <>
          <MethodForm view={view} sticky />
          <Summary view={view} />
        </>
      )}
      {view.open && <Summary view={view} />}
    </Page>
  )
}

function TimeLeft({ view }: { view: PayView }) {
  const t = useT()
  const locale = useLocale()
  const { revalidate } = useRevalidator()
  if (view.payBefore === null) return null
  return (
    <Card className="flex items-center gap-4">
      <Countdown until={view.payBefore} total={view.holdSeconds} ring onOver={() => void revalidate()} />
      <div>
        <p className="text-sm text-muted">{t('pay.before', { time: formatTime(view.payBefore, view.zone, locale) })}</p>
        <p className="text-xl font-bold sm:text-2xl">
          <Money amount={view.total} />
        </p>
      </div>
    </Card>
  )
}

function Summary({ view }: { view: PayView }) {
  const t = useT()
  return (
    <Card>
      <p className="mb-3 font-semibold">{t('pay.for', { package: view.service, therapist: view.therapist.name })}</p>
      <Facts
        rows={[
          ...(view.firstStart === null ? [] : [{ label: t('pay.visit'), value: <DateTime at={view.firstStart} zone={view.zone} /> }]),
          { label: t('pay.total'), value: <Money amount={view.total} />, strong: true },
        ]}
      />
    </Card>
  )
}
