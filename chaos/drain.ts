import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { patiently } from './world.ts'

/** Bells and mails may wait for their own retries; nothing that a person counts on does. */
const WORK = `task_identifier not in ('notification.deliver') and run_at <= now() and attempts < max_attempts`

/**
 * Waits until nothing is under way any more: the gateway's notifications are
 * delivered, due jobs are done, and reconciliation, which in real life comes every
 * five minutes, finds nothing that is paid there and not here.
 * @returns seconds it took, and what was still waiting at the end
 */
export async function drain(pool: pg.Pool, sandboxUrl: string, seconds: number): Promise<{ seconds: number; left: string[] }> {
  const started = Date.now()
  let left: string[] = []
  for (let round = 0; Date.now() - started < seconds * 1000; round++) {
    if (round % 10 === 0)
      await patiently(
        pool,
        `select graphile_worker.add_job(task, job_key := 'chaos:' || task) from unnest(array['payment.reconcile', 'payout.sweep']) task`,
      )
    left = await waiting(pool, sandboxUrl)
    if (left.length === 0) break
    await sleep(2_000)
  }
  return { seconds: (Date.now() - started) / 1000, left }
}

async function waiting(pool: pg.Pool, sandboxUrl: string): Promise<string[]> {
  const jobs = await patiently<{ task: string; n: number }>(
    pool,
    `select task_identifier as task, count(*)::int as n from graphile_worker.jobs where ${WORK} group by 1`,
  )
  const sent = (await (await fetch(`${sandboxUrl}/__sim/transactions`)).json()) as { transactions: { orderId: string; status: string }[] }
  const settled = sent.transactions.filter(({ status }) => status === 'settlement').map(({ orderId }) => orderId)
  const unheard = await patiently<{ n: number }>(
    pool,
    `select count(*)::int as n from unnest($1::text[]) o where not exists (select 1 from payments where order_id = o and status = 'COMPLETED')`,
    [settled],
  )
  const unpaid = await patiently<{ n: number }>(
    pool,
    `select count(*)::int as n from sessions where status = 'COMPLETED' and not is_payout_distributed`,
  )
  return [
    ...jobs.rows.map(({ task, n }) => `${n} jobs ${task}`),
    ...(unheard.rows[0]!.n ? [`${unheard.rows[0]!.n} payments known only to the gateway`] : []),
    ...(unpaid.rows[0]!.n ? [`${unpaid.rows[0]!.n} sessions not paid out`] : []),
  ]
}
