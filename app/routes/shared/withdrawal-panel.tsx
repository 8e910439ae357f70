import { Landmark } from 'lucide-react'
import { Form } from 'react-router'
import { BANKS } from '../../domain/withdrawal/banks.ts'
import { formatDateTime, formatMoney, type Zone } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { SubmitButton } from '../../ui/button.tsx'
import { Alert, Badge, Card, DateTime, Money, type Tone } from '../../ui/display.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { Section } from '../../ui/page.tsx'
import { PasswordField } from './password-field.tsx'
import { useRequestId } from './request-id.ts'
import type { WalletAnswer, WithdrawalPanelData } from './wallet.server.ts'

type Props = { panel: WithdrawalPanelData; answer: WalletAnswer | undefined; zone: Zone }

/** Asking for one's money: where it goes, how much, and what became of earlier requests (O21). */
export function WithdrawalPanel({ panel, answer, zone }: Props) {
  const t = useT()
  const bankOpen = !panel.account || (answer?.form === 'bank' && !answer.ok)
  return (
    <>
      <Section title={t('wallet.withdraw.title')} id="withdraw">
        {answer && answer.form !== 'topup' && <Alert tone={answer.ok ? 'positive' : 'negative'} live title={answer.message} />}
        <Card className="flex flex-col gap-4">
          {panel.account ? <WithdrawForm panel={panel} answer={answer} zone={zone} /> : <p className="text-sm">{t('wallet.bank.need')}</p>}
          {panel.account ? (
            <details open={bankOpen} className="border-t border-line pt-2">
              <summary className="flex min-h-11 items-center font-semibold text-brand">{t('wallet.bank.change')}</summary>
              {/* A saved account empties the form, the password with it. */}
              <BankForm key={`${panel.account.usableFrom.getTime()} ${answer?.form === 'bank' && answer.ok}`} answer={answer} isChange />
            </details>
          ) : (
            <BankForm answer={answer} />
          )}
        </Card>
      </Section>
      {panel.list.length > 0 && (
        <Section title={t('wallet.list.title')}>
          <Card className="p-0">
            <ul>
              {panel.list.map((row) => (
                <Entry key={row.id} row={row} zone={zone} />
              ))}
            </ul>
          </Card>
        </Section>
      )}
    </>
  )
}

function WithdrawForm({ panel, answer, zone }: Props) {
  const t = useT()
  const locale = useLocale()
  const account = panel.account!
  // Another id once a request was taken: the same page sent twice asks once.
  const id = useRequestId(panel.requestId, panel.list[0]?.id ?? '')
  const failed = answer?.form === 'withdraw' && !answer.ok ? answer : null
  return (
    <Form method="post" preventScrollReset className="flex flex-col gap-4">
      <div className="flex gap-3">
        <span aria-hidden className="flex size-10 shrink-0 items-center justify-center rounded-full bg-brand-soft text-brand-ink">
          <Landmark className="size-5" />
        </span>
        <div className="flex min-w-0 flex-col items-start gap-1 text-sm">
          <p>{t('wallet.withdraw.to', { bank: account.bank, account: account.number, name: account.holder })}</p>
          {account.isConfirmed && <Badge tone="positive">{t('wallet.bank.confirmed')}</Badge>}
        </div>
      </div>
      {!account.isUsable && (
        <Alert tone="caution" title={t('wallet.bank.waits', { from: formatDateTime(account.usableFrom, zone, locale) })} />
      )}
      {!account.isUsable ? null : panel.balance < BigInt(panel.smallest) ? (
        <p className="text-sm text-muted">{t('wallet.withdraw.noBalance', { smallest: formatMoney(panel.smallest) })}</p>
      ) : (
        <>
          <input type="hidden" name="requestId" value={id} />
          <Field
            key={id}
            name="amount"
            label={t('wallet.withdraw.amount')}
            hint={t('wallet.withdraw.amountHint', { smallest: formatMoney(panel.smallest), balance: formatMoney(panel.balance) })}
            prefix="Rp"
            inputMode="numeric"
            autoComplete="off"
            required
            maxLength={20}
            defaultValue={failed?.typed['amount']}
            error={failed?.message}
          />
          <SubmitButton name="intent" value="withdraw" block>
            {t('wallet.withdraw.submit')}
          </SubmitButton>
        </>
      )}
    </Form>
  )
}

function BankForm({ answer, isChange = false }: { answer: WalletAnswer | undefined; isChange?: boolean }) {
  const t = useT()
  const failed = answer?.form === 'bank' && !answer.ok ? answer : null
  const errorAt = (name: string) => (failed && failed.field === name ? { error: failed.message } : {})
  return (
    <Form method="post" preventScrollReset className="flex flex-col gap-4">
      <Select
        name="bankCode"
        label={t('wallet.bank.bank')}
        required
        defaultValue={failed?.typed['bankCode'] ?? ''}
        {...errorAt('bankCode')}
      >
        <option value="" disabled>
          {t('wallet.bank.choose')}
        </option>
        {BANKS.map((bank) => (
          <option key={bank.code} value={bank.code}>
            {bank.name}
          </option>
        ))}
      </Select>
      <Field
        name="accountNumber"
        label={t('wallet.bank.number')}
        inputMode="numeric"
        autoComplete="off"
        required
        minLength={6}
        maxLength={30}
        defaultValue={failed?.typed['accountNumber']}
        {...errorAt('accountNumber')}
      />
      <Field
        name="holderName"
        label={t('wallet.bank.holder')}
        hint={t('wallet.bank.holderHint')}
        autoComplete="name"
        required
        minLength={2}
        maxLength={120}
        defaultValue={failed?.typed['holderName']}
        {...errorAt('holderName')}
      />
      {isChange && (
        <PasswordField
          name="password"
          label={t('wallet.bank.password')}
          hint={t('wallet.bank.passwordHint')}
          autoComplete="current-password"
          {...errorAt('password')}
        />
      )}
      <SubmitButton name="intent" value="bank" variant="secondary" block>
        {t('wallet.bank.save')}
      </SubmitButton>
    </Form>
  )
}

const TONE: Record<string, Tone> = { PENDING: 'caution', PROCESSING: 'brand', COMPLETED: 'positive', REJECTED: 'neutral' }

function Entry({ row, zone }: { row: WithdrawalPanelData['list'][number]; zone: Zone }) {
  const t = useT()
  return (
    <li className="flex flex-col gap-1 border-t border-line p-4 first:border-t-0">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <Money amount={row.amount} className="font-bold" />
        <Badge tone={TONE[row.status]}>{t.maybe(`wallet.status.${row.status}`) ?? row.status}</Badge>
      </p>
      <p className="text-sm text-muted">
        {row.bank} {row.account} · <DateTime at={row.created_at} zone={zone} />
      </p>
      {row.reference && <p className="text-sm">{t('wallet.list.reference', { reference: row.reference })}</p>}
      {row.status === 'COMPLETED' && (
        <a
          href={`/withdrawals/${row.id}/receipt.pdf`}
          target="_blank"
          rel="noopener"
          className="inline-flex min-h-11 items-center self-start text-sm font-semibold text-brand"
        >
          {t('common.proof')}
        </a>
      )}
      {row.status === 'REJECTED' && row.note && (
        <p className="rounded-sm bg-sunken px-2.5 py-1.5 text-sm">
          {t('wallet.note')}: {row.note}
        </p>
      )}
    </li>
  )
}
