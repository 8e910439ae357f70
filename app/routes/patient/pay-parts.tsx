import { CircleCheckBig, CircleX, ExternalLink, Landmark, QrCode, TimerOff, Wallet } from 'lucide-react'
import type { ReactNode } from 'react'
import { Form } from 'react-router'
import type { PaymentInstructions, PaymentMethod } from '../../domain/gateway/payment-gateway.ts'
import { formatMoney } from '../../i18n/format.ts'
import { useT } from '../../i18n/use-t.tsx'
import { AnchorButton, LinkButton, SubmitButton } from '../../ui/button.tsx'
import { RadioCards } from '../../ui/choice.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Alert, Card, EmptyState, Money } from '../../ui/display.tsx'
import { StickyAction } from '../../ui/page.tsx'
import type { PayView } from './pay-view.server.ts'

type Open = NonNullable<PayView['open']>

const GROUPS: { key: 'qris' | 'ewallet' | 'va'; icon: ReactNode; methods: PaymentMethod[] }[] = [
  { key: 'qris', icon: <QrCode className="size-6" />, methods: ['qris'] },
  { key: 'ewallet', icon: <Wallet className="size-6" />, methods: ['gopay', 'shopeepay'] },
  { key: 'va', icon: <Landmark className="size-6" />, methods: ['va_bca', 'va_bni', 'va_bri', 'mandiri_bill', 'va_permata', 'va_cimb'] },
]
const WALLET_NAME = { gopay: 'GoPay', shopeepay: 'ShopeePay' }

/** Choice of method, the last used one preselected. */
export function MethodForm({ view, sticky }: { view: PayView; sticky?: boolean }) {
  const t = useT()
  const preselected = view.open?.method ?? view.lastMethod ?? 'qris'
  const submit = (
    <SubmitButton name="intent" value="pay" block>
      {t('pay.submit', { amount: formatMoney(view.total) })}
    </SubmitButton>
  )
  return (
    <Form method="post" className="flex flex-col gap-5">
      {GROUPS.map(({ key, icon, methods }) => (
        <RadioCards
          key={key}
          name="method"
          legend={t(`pay.group.${key}`)}
          hideLegend={key === 'qris'}
          defaultValue={preselected}
          columns={methods.length > 1 ? 2 : 1}
          options={methods.map((method) => ({
            value: method,
            label: t(`pay.method.${method}`),
            icon,
            ...(method === view.lastMethod ? { hint: t('pay.last_used') } : method === 'qris' ? { hint: t('pay.method.qris.detail') } : {}),
          }))}
        />
      ))}
      {sticky ? <StickyAction>{submit}</StickyAction> : submit}
    </Form>
  )
}

/** Enough in the wallet: one press and it is paid. */
export function WalletForm({ view }: { view: PayView }) {
  const t = useT()
  return (
    <Card look="accent">
      <Form method="post" className="flex flex-col gap-3">
        <div>
          <h2 className="text-lg">{t('pay.wallet.title')}</h2>
          <p className="text-sm">{t('pay.wallet.body', { balance: formatMoney(view.walletBalance) })}</p>
        </div>
        <SubmitButton name="intent" value="wallet" block icon={<Wallet aria-hidden className="size-5" />}>
          {t('pay.wallet.submit', { amount: formatMoney(view.total) })}
        </SubmitButton>
      </Form>
    </Card>
  )
}

/** What to do now, then waiting for the money; the page changes by itself. */
export function Instructions({ view, open, check }: { view: PayView; open: Open; check: 'pending' | 'silent' | null }) {
  const t = useT()
  const how = open.instructions.kind
  return (
    <>
      <Card className="flex flex-col gap-4">
        <h2 className="text-lg">{t(`pay.method.${open.method}`)}</h2>
        <WhatToDo instructions={open.instructions} qrSvg={open.qrSvg} total={view.total} />
        {(how === 'va' || how === 'bill') && (
          <CopyRow
            label={t('pay.amount')}
            copyLabel={t('pay.amount.copy')}
            value={String(view.total)}
            shown={formatMoney(view.total)}
            hint={t('pay.amount.exact')}
          />
        )}
        {open.simulatorUrl && (
          <div className="rounded-md border border-dashed border-line-strong p-3">
            <p className="mb-2 text-sm text-muted">{t('pay.simulator.hint')}</p>
            <AnchorButton
              href={open.simulatorUrl}
              target="_blank"
              rel="noreferrer"
              variant="accent"
              block
              icon={<ExternalLink aria-hidden className="size-5" />}
            >
              {t('pay.simulator')}
            </AnchorButton>
          </div>
        )}
      </Card>
      <Card>
        <h2 className="mb-2 text-lg">{t('pay.how')}</h2>
        <ol className="flex list-decimal flex-col gap-1.5 pl-5 text-sm">
          <li>{t(`pay.how.${how}.1`)}</li>
          <li>{t(`pay.how.${how}.2`)}</li>
          <li>{t(`pay.how.${how}.3`)}</li>
        </ol>
      </Card>
      <Form method="post" preventScrollReset className="flex flex-col gap-3">
        <p className="text-sm text-muted" role="status">
          {t('pay.waiting')}
        </p>
        {check && (
          <Alert tone="caution" live>
            {t(`pay.check.${check}`)}
          </Alert>
        )}
        <SubmitButton name="intent" value="check" variant="secondary" block>
          {t('pay.check')}
        </SubmitButton>
      </Form>
      <details className="rounded-lg border border-line bg-surface p-4">
        <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-brand">{t('pay.change')}</summary>
        <p className="mb-4 text-sm text-muted">{t('pay.change.hint')}</p>
        <MethodForm view={view} />
      </details>
    </>
  )
}

export function WhatToDo({ instructions, qrSvg, total }: { instructions: PaymentInstructions; qrSvg: string | null; total: bigint }) {
  const t = useT()
  switch (instructions.kind) {
    case 'va':
      return (
        <CopyRow
          label={t('pay.va.number')}
          copyLabel={t('pay.va.copy')}
          value={instructions.vaNumber}
          shown={grouped(instructions.vaNumber)}
        />
      )
    case 'bill':
      return (
        <>
          <CopyRow label={t('pay.bill.code')} copyLabel={t('pay.bill.code.copy')} value={instructions.billerCode} />
          <CopyRow
            label={t('pay.bill.key')}
            copyLabel={t('pay.bill.key.copy')}
            value={instructions.billKey}
            shown={grouped(instructions.billKey)}
          />
        </>
      )
    case 'qris':
      return (
        <>
          {qrSvg && <QrPicture svg={qrSvg} total={total} />}
          {instructions.qrImageUrl && (
            <AnchorButton href={instructions.qrImageUrl} target="_blank" rel="noreferrer" variant="secondary" size="sm">
              {t('pay.qr.save')}
            </AnchorButton>
          )}
        </>
      )
    case 'ewallet':
      return (
        <>
          {instructions.deeplinkUrl && (
            <AnchorButton href={instructions.deeplinkUrl} block icon={<ExternalLink aria-hidden className="size-5" />}>
              {t('pay.wallet.open', { wallet: WALLET_NAME[instructions.wallet] })}
            </AnchorButton>
          )}
          {qrSvg && <QrPicture svg={qrSvg} total={total} />}
        </>
      )
  }
}

/** Always dark on white: scanners need it in dark mode too. The markup is our own server's drawing. */
function QrPicture({ svg, total }: { svg: string; total: bigint }) {
  const t = useT()
  return (
    <div
      role="img"
      aria-label={t('pay.qr.alt', { amount: formatMoney(total) })}
      className="mx-auto w-full max-w-64 overflow-hidden rounded-md border border-line bg-white"
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  )
}

function CopyRow({
  label,
  copyLabel,
  value,
  shown,
  hint,
}: {
  label: string
  copyLabel: string
  value: string
  shown?: string
  hint?: string
}) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
      <div className="min-w-0">
        <p className="text-sm text-muted">{label}</p>
        <p className="numeric text-lg font-bold break-all">{shown ?? value}</p>
        {hint && <p className="text-xs text-muted">{hint}</p>}
      </div>
      <CopyButton value={value} label={copyLabel} />
    </div>
  )
}

/** Long numbers in groups of four, as people read them out. */
function grouped(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, '$1\u00a0')
}

/** The payment is over, one way or another: what happened and the next step. */
export function Ending({ view }: { view: PayView }) {
  const t = useT()
  if (view.phase === 'paid') {
    return (
      <div role="status">
        <EmptyState
          icon={<CircleCheckBig />}
          title={t('pay.paid.title')}
          action={<LinkButton to={`/bookings/${view.id}`}>{t('pay.paid.action')}</LinkButton>}
        >
          <p className="mb-1 text-lg font-bold text-ink">
            <Money amount={view.total} />
          </p>
          {t('pay.paid.body', { therapist: view.therapist.name })}
        </EmptyState>
      </div>
    )
  }
  const phase = view.phase === 'expired' || view.phase === 'failed' ? view.phase : 'closed'
  return (
    <div role="status">
      <EmptyState
        icon={phase === 'expired' ? <TimerOff /> : <CircleX />}
        title={t(`pay.${phase}.title`)}
        action={<LinkButton to={`/therapists/${view.therapist.id}`}>{t('pay.again')}</LinkButton>}
      >
        {t(`pay.${phase}.body`)}
      </EmptyState>
    </div>
  )
}
