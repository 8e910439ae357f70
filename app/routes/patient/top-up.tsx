import { CircleCheckBig, ExternalLink, TimerOff } from 'lucide-react'
import { data, Form, redirect } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/top-up'
import { refreshPayment } from '../../domain/payment/settle-payment.ts'
import { readTopUp } from '../../domain/payment/top-up.ts'
import { formatMoney } from '../../i18n/format.ts'
import { useT } from '../../i18n/use-t.tsx'
import { database } from '../../platform/db.ts'
import { useLiveRevalidate } from '../../pwa/socket.ts'
import { services } from '../../services.ts'
import { AnchorButton, LinkButton, SubmitButton } from '../../ui/button.tsx'
import { Alert, Card, EmptyState, Money } from '../../ui/display.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { notFound, requireUser } from '../session.ts'
import { WhatToDo } from './pay-parts.tsx'
import { qrSvg, simulatorUrl } from './pay-view.server.ts'

async function own(context: Route.LoaderArgs['context'], id: string) {
  const user = requireUser(context, 'PATIENT')
  const topUp = z.uuid().safeParse(id).success ? await readTopUp(database().prisma, { paymentId: id, patientId: user.id }) : null
  if (!topUp) throw notFound()
  return topUp
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const { id, amount, method, status, instructions, orderId } = await own(context, params.id)
  const isOpen = status === 'PENDING' || status === 'PROCESSING'
  return {
    id,
    amount,
    method,
    isPaid: status === 'COMPLETED',
    open: isOpen && instructions ? { instructions, qrSvg: await qrSvg(instructions), simulatorUrl: simulatorUrl(orderId) } : null,
  }
}

/** "I have paid": asks the gateway instead of waiting for its notification. */
export async function action({ params, context }: Route.ActionArgs) {
  const topUp = await own(context, params.id)
  if (topUp.status !== 'PENDING' && topUp.status !== 'PROCESSING') return redirect(`/wallet/top-ups/${topUp.id}`)
  const outcome = await refreshPayment(services().gateway, { id: topUp.id, order_id: topUp.orderId }, 'top-up-check')
  if (outcome === null) return data({ check: 'silent' as const }, { status: 503 })
  return outcome === 'unchanged' ? data({ check: 'pending' as const }) : redirect(`/wallet/top-ups/${topUp.id}`)
}

export default function TopUp({ loaderData: { id, amount, method, open, isPaid }, actionData }: Route.ComponentProps) {
  const t = useT()
  useLiveRevalidate(['notification:new'], { active: open !== null })
  const header = <PageHeader title={t('wallet.topup.title')} back="/wallet" />
  if (!open) {
    return (
      <Page>
        {header}
        <div role="status">
          <EmptyState
            icon={isPaid ? <CircleCheckBig /> : <TimerOff />}
            title={isPaid ? t('wallet.topup.done', { amount: formatMoney(amount) }) : t('wallet.topup.ended')}
            action={
              <>
                <LinkButton to="/wallet">{t('wallet.topup.back')}</LinkButton>
                {isPaid && (
                  <AnchorButton variant="secondary" href={`/wallet/top-ups/${id}/receipt.pdf`} target="_blank" rel="noopener">
                    {t('common.receipt')}
                  </AnchorButton>
                )}
              </>
            }
          />
        </div>
      </Page>
    )
  }
  return (
    <Page>
      {header}
      <Card className="flex flex-col gap-4">
        <div>
          <p className="text-sm text-muted">{t(`pay.method.${method}`)}</p>
          <p className="text-2xl font-bold">
            <Money amount={amount} />
          </p>
        </div>
        <WhatToDo instructions={open.instructions} qrSvg={open.qrSvg} total={amount} />
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
      <Form method="post" preventScrollReset className="flex flex-col gap-3">
        <p className="text-sm text-muted" role="status">
          {t('wallet.topup.waiting')}
        </p>
        {actionData && 'check' in actionData && (
          <Alert tone="caution" live>
            {t(`wallet.topup.${actionData.check}`)}
          </Alert>
        )}
        <SubmitButton variant="secondary" block>
          {t('wallet.topup.check')}
        </SubmitButton>
      </Form>
    </Page>
  )
}
