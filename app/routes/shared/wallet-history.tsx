import { ArrowDownLeft, ArrowUpRight, WalletCards } from 'lucide-react'
import type { WalletTransaction } from '../../domain/ledger/wallet-queries.ts'
import type { Zone } from '../../i18n/format.ts'
import { useT } from '../../i18n/use-t.tsx'
import type { PageOf } from '../../platform/paging.ts'
import { Card, DateTime, EmptyState, Money } from '../../ui/display.tsx'
import { Section } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'

type Props = {
  history: PageOf<WalletTransaction>
  zone: Zone
  emptyHelp: string
}

/** Every movement of a wallet, newest first. */
export function History({ history, zone, emptyHelp }: Props) {
  const t = useT()
  return (
    <Section title={t('wallet.history')}>
      {history.rows.length === 0 ? (
        <EmptyState icon={<WalletCards />} title={t('wallet.empty')}>
          {emptyHelp}
        </EmptyState>
      ) : (
        <Card className="p-0">
          <ul>
            {history.rows.map((row) => (
              <Transaction key={String(row.id)} row={row} zone={zone} />
            ))}
          </ul>
        </Card>
      )}
      <Pager page={history} keepScroll />
    </Section>
  )
}

/** One movement with the balance before and after it, and the admin's note when there is one (F12). */
function Transaction({ row, zone }: { row: WalletTransaction; zone: Zone }) {
  const t = useT()
  const credit = row.type === 'CREDIT'
  const Icon = credit ? ArrowDownLeft : ArrowUpRight
  return (
    <li className="flex gap-3 border-t border-line p-4 first:border-t-0">
      <span
        aria-hidden
        className={
          credit
            ? 'mt-0.5 flex size-9 shrink-0 items-center justify-center rounded-full bg-positive-soft text-positive-ink'
            : 'mt-0.5 flex size-9 shrink-0 items-center justify-center rounded-full bg-negative-soft text-negative-ink'
        }
      >
        <Icon className="size-5" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3 font-semibold">
          <span>{t.maybe(`wallet.kind.${row.category}`) ?? row.category}</span>
          <span className={credit ? 'text-positive' : 'text-negative'}>
            <span className="sr-only">{t(credit ? 'wallet.in' : 'wallet.out')} </span>
            <span aria-hidden>{credit ? '+' : '−'}</span>
            <Money amount={row.amount} />
          </span>
        </p>
        {row.booking_code && (
          <p className="text-sm text-muted">
            {row.session_ordinal === null
              ? t('wallet.booking', { code: row.booking_code })
              : t('wallet.session', { ordinal: row.session_ordinal, code: row.booking_code })}
          </p>
        )}
        {row.admin_note && (
          <p className="mt-1 rounded-sm bg-sunken px-2.5 py-1.5 text-sm">
            {t('wallet.note')}: {row.admin_note}
          </p>
        )}
        <p className="mt-1 flex flex-wrap justify-between gap-x-3 text-xs text-muted">
          <DateTime at={row.created_at} zone={zone} />
          <span>
            {t('wallet.balanceWas')} <Money amount={row.balance_before} /> → <Money amount={row.balance_after} />
          </span>
        </p>
      </div>
    </li>
  )
}
