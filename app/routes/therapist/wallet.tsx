import type { Route } from './+types/wallet'
import { monthlyIncome } from '../../domain/ledger/wallet-queries.ts'
import { listStatementMonths } from '../../domain/receipt/income-statement.ts'
import { listPendingEarnings } from '../../domain/visit/therapist-queries.ts'
import { monthName, type Zone } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { database } from '../../platform/db.ts'
import { AnchorButton } from '../../ui/button.tsx'
import { Card, DateTime, LinkCard, Money, StatusBadge } from '../../ui/display.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { notFound, requireUser } from '../session.ts'
import { History } from '../shared/wallet-history.tsx'
import { readOwnWallet, walletAction } from '../shared/wallet.server.ts'
import { WithdrawalPanel } from '../shared/withdrawal-panel.tsx'
import { therapistOf } from './input.server.ts'
import { IncomeBars } from './parts/income-bars.tsx'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { userId, profile } = await therapistOf(context)
  const { prisma } = database()
  const zone = profile.time_zone as Zone
  const own = await readOwnWallet(userId, zone, url)
  if (!own) throw notFound()
  const [months, statements, pending] = await Promise.all([
    monthlyIncome(prisma, own.wallet.id, zone),
    listStatementMonths(prisma, own.wallet.id, zone),
    listPendingEarnings(prisma, userId),
  ])
  const { balance, month_income: monthIncome, pending: pendingTotal } = own.wallet
  return { zone, balance, monthIncome, pendingTotal, months, statements, pending, history: own.history, withdrawal: own.withdrawal }
}

export async function action({ request, context }: Route.ActionArgs) {
  const user = requireUser(context, 'THERAPIST')
  return walletAction(request, user, (await therapistOf(context)).locale)
}

export default function WalletScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { zone, balance, monthIncome, pendingTotal, months, statements, pending, history, withdrawal } = loaderData
  const t = useT()
  return (
    <Page>
      <PageHeader title={t('therapist.wallet.title')} />
      <section aria-label={t('therapist.wallet.balance')} className="rounded-xl bg-brand p-5 text-on-brand shadow-lift">
        <p className="text-sm">{t('therapist.wallet.balance')}</p>
        <p className="text-[min(2rem,10vw)] leading-tight font-extrabold">
          <Money amount={balance} />
        </p>
        <dl className="mt-4 flex flex-wrap gap-x-6 gap-y-3 border-t border-on-brand/30 pt-4 text-sm">
          <div className="flex-1">
            <dt>{t('therapist.wallet.month')}</dt>
            <dd className="text-lg font-bold">
              <Money amount={monthIncome} />
            </dd>
          </div>
          <div className="flex-1">
            <dt>{t('therapist.wallet.pending')}</dt>
            <dd className="text-lg font-bold">
              <Money amount={pendingTotal} />
            </dd>
          </div>
          {withdrawal.frozen > 0n && (
            <div className="basis-full">
              <dt>{t('wallet.frozen')}</dt>
              <dd className="text-lg font-bold">
                <Money amount={withdrawal.frozen} />
              </dd>
              <dd className="text-xs">{t('wallet.frozenHelp')}</dd>
            </div>
          )}
        </dl>
      </section>
      <Section title={t('therapist.wallet.income')}>
        <Card>
          <IncomeBars months={months} />
          <Statements months={statements} />
        </Card>
      </Section>
      {pending.length > 0 && (
        <details className="group rounded-lg border border-line bg-surface shadow-card">
          <summary className="flex min-h-14 flex-wrap items-center justify-between gap-x-3 px-4 py-2 font-semibold">
            {t('therapist.wallet.pendingTitle', { count: pending.length })}
            <Money amount={pendingTotal} />
          </summary>
          <p className="px-4 pb-2 text-sm text-muted">{t('therapist.wallet.pendingHelp')}</p>
          <ul className="flex flex-col gap-2 p-3 pt-1">
            {pending.map((earning) => (
              <li key={earning.session_id}>
                <LinkCard to={`/therapist/sessions/${earning.session_id}`} className="p-3">
                  <span className="flex items-center justify-between gap-3">
                    <span className="min-w-0 text-sm">
                      <span className="block font-semibold">
                        {t('therapist.wallet.session', { ordinal: earning.ordinal, code: earning.code })}
                      </span>
                      {earning.starts_at ? (
                        <DateTime at={earning.starts_at} zone={earning.time_zone as Zone} className="text-muted" />
                      ) : (
                        <StatusBadge of="session" status={earning.status} />
                      )}
                    </span>
                    <Money amount={earning.share} className="font-semibold" />
                  </span>
                </LinkCard>
              </li>
            ))}
          </ul>
        </details>
      )}
      <WithdrawalPanel panel={withdrawal} answer={actionData} zone={zone} />
      <History history={history} zone={zone} emptyHelp={t('therapist.wallet.emptyHelp')} />
    </Page>
  )
}

/** A PDF for each month in which the balance moved, newest first (B09). */
function Statements({ months }: { months: string[] }) {
  const t = useT()
  const locale = useLocale()
  return (
    <details className="border-t border-line text-sm">
      <summary className="flex min-h-11 items-center font-semibold text-brand">{t('therapist.wallet.statements')}</summary>
      <ul className="flex flex-wrap gap-2 pt-1">
        {months.map((month) => (
          <li key={month}>
            <AnchorButton size="sm" variant="secondary" href={`/therapist/wallet/${month}.pdf`} target="_blank" rel="noopener">
              {monthName(Number(month.slice(5)), locale, 'long')} {month.slice(0, 4)}
            </AnchorButton>
          </li>
        ))}
      </ul>
    </details>
  )
}
