import { ArrowDownLeft, ArrowUpRight, WalletCards } from 'lucide-react'
import { z } from 'zod'
import type { Route } from './+types/wallet'
import { listWalletTransactions, monthlyIncome, readWallet, type WalletTransaction } from '../../domain/ledger/wallet-queries.ts'
import { listPendingEarnings } from '../../domain/visit/therapist-queries.ts'
import type { Zone } from '../../i18n/format.ts'
import { useT } from '../../i18n/use-t.tsx'
import { database } from '../../platform/db.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Card, DateTime, EmptyState, LinkCard, Money, StatusBadge } from '../../ui/display.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { notFound } from '../session.ts'
import { therapistOf } from './input.server.ts'
import { IncomeBars } from './parts/income-bars.tsx'

const PAGE_SIZE = 30

export async function loader({ context, url }: Route.LoaderArgs) {
  const { userId, profile } = await therapistOf(context)
  const { prisma } = database()
  const zone = profile.time_zone as Zone
  const wallet = await readWallet(prisma, userId, zone)
  if (!wallet) throw notFound()
  const before = z.string().regex(/^\d{1,18}$/).safeParse(url.searchParams.get('before'))
  const [months, transactions, pending] = await Promise.all([
    monthlyIncome(prisma, wallet.id, zone),
    listWalletTransactions(prisma, wallet.id, { limit: PAGE_SIZE + 1, ...(before.success && { before: BigInt(before.data) }) }),
    listPendingEarnings(prisma, userId),
  ])
  const shown = transactions.slice(0, PAGE_SIZE)
  return {
    zone, balance: wallet.balance, monthIncome: wallet.month_income, pendingTotal: wallet.pending, months, pending,
    transactions: shown, older: transactions.length > PAGE_SIZE ? String(shown.at(-1)!.id) : null, isLater: before.success,
  }
}

export default function WalletScreen({ loaderData }: Route.ComponentProps) {
  const { zone, balance, monthIncome, pendingTotal, months, pending, transactions, older, isLater } = loaderData
  const t = useT()
  return (
    <Page>
      <PageHeader title={t('therapist.wallet.title')} />
      <section aria-label={t('therapist.wallet.balance')} className="rounded-xl bg-brand p-5 text-on-brand shadow-lift">
        <p className="text-sm">{t('therapist.wallet.balance')}</p>
        <p className="text-[min(2rem,10vw)] leading-tight font-extrabold"><Money amount={balance} /></p>
        <dl className="mt-4 flex flex-wrap gap-x-6 gap-y-3 border-t border-on-brand/30 pt-4 text-sm">
          <div className="flex-1"><dt>{t('therapist.wallet.month')}</dt><dd className="text-lg font-bold"><Money amount={monthIncome} /></dd></div>
          <div className="flex-1"><dt>{t('therapist.wallet.pending')}</dt><dd className="text-lg font-bold"><Money amount={pendingTotal} /></dd></div>
        </dl>
      </section>
      <Section title={t('therapist.wallet.income')}><Card><IncomeBars months={months} /></Card></Section>
      {pending.length > 0 && (
        <details className="group rounded-lg border border-line bg-surface shadow-card">
          <summary className="flex min-h-14 flex-wrap items-center justify-between gap-x-3 px-4 py-2 font-semibold">{t('therapist.wallet.pendingTitle', { count: pending.length })}<Money amount={pendingTotal} /></summary>
          <p className="px-4 pb-2 text-sm text-muted">{t('therapist.wallet.pendingHelp')}</p>
          <ul className="flex flex-col gap-2 p-3 pt-1">
            {pending.map((earning) => (
              <li key={earning.session_id}>
                <LinkCard to={`/therapist/sessions/${earning.session_id}`} className="p-3">
                  <span className="flex items-center justify-between gap-3">
                    <span className="min-w-0 text-sm">
                      <span className="block font-semibold">{t('therapist.wallet.session', { ordinal: earning.ordinal, code: earning.code })}</span>
                      {earning.starts_at ? <DateTime at={earning.starts_at} zone={earning.time_zone as Zone} className="text-muted" /> : <StatusBadge of="session" status={earning.status} />}
                    </span>
                    <Money amount={earning.share} className="font-semibold" />
                  </span>
                </LinkCard>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Section title={t('therapist.wallet.history')}>
        {transactions.length === 0
          ? <EmptyState icon={<WalletCards />} title={t(isLater ? 'therapist.wallet.noMore' : 'therapist.wallet.empty')}>{t('therapist.wallet.emptyHelp')}</EmptyState>
          : <Card className="p-0"><ul>{transactions.map((row) => <Transaction key={String(row.id)} row={row} zone={zone} />)}</ul></Card>}
        <div className="flex gap-2">
          {isLater && <LinkButton size="sm" variant="secondary" to="/therapist/wallet" preventScrollReset>{t('therapist.wallet.newest')}</LinkButton>}
          {older && <LinkButton size="sm" variant="secondary" to={`?before=${older}`} preventScrollReset>{t('therapist.wallet.older')}</LinkButton>}
        </div>
      </Section>
    </Page>
  )
}

/** One movement with the balance before and after it, and the admin's note when there is one (F12). */
function Transaction({ row, zone }: { row: WalletTransaction; zone: Zone }) {
  const t = useT()
  const credit = row.type === 'CREDIT'
  const Icon = credit ? ArrowDownLeft : ArrowUpRight
  return (
    <li className="flex gap-3 border-t border-line p-4 first:border-t-0">
      <span aria-hidden className={credit ? 'mt-0.5 flex size-9 shrink-0 items-center justify-center rounded-full bg-positive-soft text-positive-ink' : 'mt-0.5 flex size-9 shrink-0 items-center justify-center rounded-full bg-negative-soft text-negative-ink'}><Icon className="size-5" /></span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3 font-semibold">
          <span>{t.maybe(`therapist.wallet.kind.${row.category}`) ?? row.category}</span>
          <span className={credit ? 'text-positive' : 'text-negative'}><span className="sr-only">{t(credit ? 'therapist.wallet.in' : 'therapist.wallet.out')} </span><span aria-hidden>{credit ? '+' : '−'}</span><Money amount={row.amount} /></span>
        </p>
        {row.booking_code && row.session_ordinal !== null && <p className="text-sm text-muted">{t('therapist.wallet.session', { ordinal: row.session_ordinal, code: row.booking_code })}</p>}
        {row.admin_note && <p className="mt-1 rounded-sm bg-sunken px-2.5 py-1.5 text-sm">{t('therapist.wallet.note')}: {row.admin_note}</p>}
        <p className="mt-1 flex flex-wrap justify-between gap-x-3 text-xs text-muted"><DateTime at={row.created_at} zone={zone} /><span>{t('therapist.wallet.balanceWas')} <Money amount={row.balance_before} /> → <Money amount={row.balance_after} /></span></p>
      </div>
    </li>
  )
}
