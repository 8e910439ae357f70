import { formatMoney, formatNumber, type Zone } from '../../i18n/format.ts'
import { useT } from '../../i18n/use-t.tsx'
import { Badge, Card, Facts, Money, StatusBadge } from '../../ui/display.tsx'
import { Section } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import type { BookingData } from './booking.tsx'
import { When } from './when.tsx'

/** Price, payments, refunds, ledger and what the gateway reported. */
export function BookingMoney({ booking, money }: BookingData) {
  const t = useT()
  const zone = booking.time_zone as Zone
  return (
    <Section title={t('admin.booking.money')}>
      <Card>
        <Facts
          rows={[
            { label: t('admin.booking.net'), value: formatMoney(booking.therapist_net_total) },
            { label: t('admin.booking.fee'), value: formatMoney(booking.admin_fee_amount) },
            { label: t('admin.column.total'), value: formatMoney(booking.total_price), strong: true },
          ]}
        />
      </Card>
      <Table
        caption={t('admin.booking.payments')}
        rows={money.payments}
        rowKey={(row) => row.id}
        empty={t('admin.booking.noPayment')}
        columns={[
          {
            key: 'method',
            header: t('admin.booking.payments'),
            cell: (row) => (
              <>
                {t.maybe(`admin.method.${row.method}`) ?? row.method}
                <span className="block text-xs text-muted break-all">{row.order_id}</span>
              </>
            ),
          },
          {
            key: 'status',
            header: t('admin.column.status'),
            cell: (row) => (
              <span className="flex flex-col items-start gap-1">
                <StatusBadge of="payment" status={row.status} />
                {row.is_entitled === false && <Badge tone="negative">{t('admin.booking.notEntitled')}</Badge>}
              </span>
            ),
          },
          { key: 'amount', header: t('admin.column.amount'), align: 'right', cell: (row) => <Money amount={row.amount} /> },
          {
            key: 'paid',
            header: t('admin.booking.paidAt'),
            cell: (row) => (row.paid_at ? <When at={row.paid_at} zone={zone} /> : t('admin.none')),
          },
        ]}
      />
      {booking.refunds.length > 0 && (
        <Table
          caption={t('admin.refunds.title')}
          rows={booking.refunds}
          rowKey={(row) => row.id}
          columns={[
            { key: 'status', header: t('admin.refunds.title'), cell: (row) => <StatusBadge of="refund" status={row.status} /> },
            { key: 'amount', header: t('admin.column.amount'), align: 'right', cell: (row) => <Money amount={row.amount} /> },
            { key: 'reason', header: t('admin.column.reason'), cell: (row) => t.maybe(`admin.reason.${row.reason}`) ?? row.reason },
            { key: 'reference', header: t('admin.refunds.reference'), cell: (row) => row.reference ?? t('admin.none') },
          ]}
        />
      )}
      <Table
        caption={t('admin.booking.ledger')}
        rows={money.entries}
        rowKey={(row) => row.id}
        empty={t('admin.booking.noEntries')}
        columns={[
          {
            key: 'kind',
            header: t('admin.booking.ledger'),
            cell: (row) => (
              <>
                {t.maybe(`admin.entry.${row.kind}`) ?? row.kind}
                {row.note && <span className="block text-xs text-muted">{row.note}</span>}
              </>
            ),
          },
          { key: 'amount', header: t('admin.column.amount'), align: 'right', cell: (row) => <Money amount={row.amount} /> },
          { key: 'at', header: t('admin.column.when'), cell: (row) => <When at={row.created_at} zone={zone} /> },
        ]}
      />
      {money.notices.length > 0 && (
        <Table
          caption={t('admin.booking.notices')}
          rows={money.notices}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'status',
              header: t('admin.booking.notices'),
              cell: (row) => (
                <>
                  <code>{row.transaction_status ?? '?'}</code>
                  <span className="block text-xs text-muted">{row.outcome ?? t('admin.booking.unprocessed')}</span>
                </>
              ),
            },
            {
              key: 'signature',
              header: t('admin.booking.signature'),
              cell: (row) => (
                <Badge tone={row.is_signature_valid ? 'positive' : 'negative'}>
                  {t(row.is_signature_valid ? 'admin.booking.signatureValid' : 'admin.booking.signatureForged')}
                </Badge>
              ),
            },
            { key: 'count', header: t('admin.booking.deliveries'), align: 'right', cell: (row) => formatNumber(row.deliveries) },
            { key: 'at', header: t('admin.column.when'), cell: (row) => <When at={row.received_at} zone={zone} /> },
          ]}
        />
      )}
    </Section>
  )
}
