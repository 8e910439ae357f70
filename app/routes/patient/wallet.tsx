import { Plus } from 'lucide-react'
import { data, Form, redirect } from 'react-router'
import type { Route } from './+types/wallet'
import { localeContext } from '../../context.ts'
import { readProfile } from '../../domain/identity/identity-queries.ts'
import { isPaymentMethod } from '../../domain/payment/payment.ts'
import { PAYMENT_METHODS } from '../../domain/gateway/payment-gateway.ts'
import { initiateTopUp } from '../../domain/payment/initiate-top-up.ts'
import { LARGEST_TOP_UP, readOpenTopUp, SMALLEST_TOP_UP } from '../../domain/payment/top-up.ts'
import { formatMoney, type Zone } from '../../i18n/format.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useT } from '../../i18n/use-t.tsx'
import { database } from '../../platform/db.ts'
import { useLiveRevalidate } from '../../pwa/socket.ts'
import { services } from '../../services.ts'
import { LinkButton, SubmitButton } from '../../ui/button.tsx'
import { Alert, Card, Money } from '../../ui/display.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { formFields, parseRupiah } from '../shared/form.ts'
import { notFound, requireUser } from '../session.ts'
import { History } from '../shared/wallet-history.tsx'
import { readOwnWallet, walletAction, type WalletAnswer } from '../shared/wallet.server.ts'
import { WithdrawalPanel } from '../shared/withdrawal-panel.tsx'

export async function loader({ context, url }: Route.LoaderArgs) {
  const user = requireUser(context, 'PATIENT')
  const profile = await readProfile(user.id)
  const zone = (profile?.addresses[0]?.timeZone ?? 'Asia/Jakarta') as Zone
  const own = await readOwnWallet(user.id, zone, url)
  if (!own) throw notFound()
  const open = await readOpenTopUp(database().prisma, user.id)
  const range = { smallest: formatMoney(SMALLEST_TOP_UP), largest: formatMoney(LARGEST_TOP_UP) }
  return {
    zone,
    balance: own.wallet.balance,
    history: own.history,
    withdrawal: own.withdrawal,
    methods: PAYMENT_METHODS,
    range,
    open: open?.instructions ? { id: open.id, amount: open.amount } : null,
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const user = requireUser(context, 'PATIENT')
  const locale = context.get(localeContext)
  const t = translator(locale)
  const typed = await formFields(request)
  if (typed['intent'] !== 'topup') return walletAction(request, user, locale, typed)
  const amount = parseRupiah(typed['amount'])
  const method = typed['method']
  const refuse = (message: string, status = 422) => data<WalletAnswer>({ form: 'topup', ok: false, message, typed }, { status })
  if (amount === null || !isPaymentMethod(method)) return refuse(t('wallet.error.amount_invalid'))
  const result = await initiateTopUp(services().gateway, { kind: 'user', id: user.id, role: user.role }, { amount, method })
  if (result.ok) return redirect(`/wallet/top-ups/${result.paymentId}`)
  if (result.reason === 'not_found') throw notFound()
  const range = { smallest: formatMoney(SMALLEST_TOP_UP), largest: formatMoney(LARGEST_TOP_UP) }
  return refuse(t(`wallet.topup.error.${result.reason}`, range), result.reason === 'gateway_unavailable' ? 503 : 422)
}

export default function WalletScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { zone, balance, history, withdrawal, open } = loaderData
  const t = useT()
  useLiveRevalidate(['notification:new'])
  return (
    <Page>
      <PageHeader title={t('wallet.title')} back="/account" />
      <section aria-label={t('wallet.balance')} className="rounded-xl bg-brand p-5 text-on-brand shadow-lift">
        <p className="text-sm">{t('wallet.balance')}</p>
        <p className="text-[min(2rem,10vw)] leading-tight font-extrabold">
          <Money amount={balance} />
        </p>
        {withdrawal.frozen > 0n && (
          <dl className="mt-4 border-t border-on-brand/30 pt-4 text-sm">
            <dt>{t('wallet.frozen')}</dt>
            <dd className="text-lg font-bold">
              <Money amount={withdrawal.frozen} />
            </dd>
            <dd className="text-xs">{t('wallet.frozenHelp')}</dd>
          </dl>
        )}
      </section>
      {open && (
        <Alert
          tone="caution"
          title={t('wallet.topup.open', { amount: formatMoney(open.amount) })}
          action={
            <LinkButton size="sm" to={`/wallet/top-ups/${open.id}`}>
              {t('wallet.topup.continue')}
            </LinkButton>
          }
        />
      )}
      <TopUp loaderData={loaderData} answer={actionData} />
      <WithdrawalPanel panel={withdrawal} answer={actionData} zone={zone} />
      <History history={history} zone={zone} emptyHelp={t('wallet.emptyHelp')} />
    </Page>
  )
}

function TopUp({
  loaderData: { methods, range },
  answer,
}: {
  loaderData: Route.ComponentProps['loaderData']
  answer: WalletAnswer | undefined
}) {
  const t = useT()
  const failed = answer?.form === 'topup' && !answer.ok ? answer : null
  return (
    <Section title={t('wallet.topup.title')}>
      <Card>
        <Form method="post" className="flex flex-col gap-4">
          {failed && <Alert tone="negative" live title={failed.message} />}
          <Field
            name="amount"
            label={t('wallet.topup.amount')}
            hint={t('wallet.topup.amountHint', range)}
            prefix="Rp"
            inputMode="numeric"
            autoComplete="off"
            required
            maxLength={20}
            defaultValue={failed?.typed['amount']}
          />
          <Select name="method" label={t('wallet.topup.method')} defaultValue={failed?.typed['method'] ?? 'qris'}>
            {methods.map((method) => (
              <option key={method} value={method}>
                {t(`pay.method.${method}`)}
              </option>
            ))}
          </Select>
          <SubmitButton name="intent" value="topup" block icon={<Plus aria-hidden className="size-5" />}>
            {t('wallet.topup.submit')}
          </SubmitButton>
        </Form>
      </Card>
    </Section>
  )
}
