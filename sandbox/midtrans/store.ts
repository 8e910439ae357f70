/** Transactions in memory, optionally mirrored to a JSON file so that open ones survive a restart. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Transaction } from './transaction.ts'

export type Store = {
  /** By transaction id, or by order id (the latest attempt that used it). */
  find(id: string): Transaction | undefined
  save(transaction: Transaction): void
  /** Newest first. */
  all(): Transaction[]
  nextRefundId(): number
  clear(): void
  /** Writes pending changes to the file now. */
  flush(): void
}

type Snapshot = { version: 1; refunds: number; transactions: Transaction[] }

export function createStore(file?: string): Store {
  const transactions = new Map<string, Transaction>()
  const latestByOrder = new Map<string, string>()
  let refunds = 0
  let writing: NodeJS.Immediate | undefined

  if (file && existsSync(file)) {
    const snapshot = readSnapshot(file)
    refunds = snapshot.refunds
    for (const transaction of snapshot.transactions) remember(transaction)
  }

  function remember(transaction: Transaction): void {
    transactions.set(transaction.transactionId, transaction)
    const latest = latestByOrder.get(transaction.orderId)
    if (!latest || (transactions.get(latest)?.createdAt ?? 0) <= transaction.createdAt)
      latestByOrder.set(transaction.orderId, transaction.transactionId)
  }

  function flush(): void {
    if (writing) clearImmediate(writing)
    writing = undefined
    if (!file) return
    const snapshot: Snapshot = { version: 1, refunds, transactions: [...transactions.values()] }
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(snapshot))
    renameSync(`${file}.new`, file)
  }

  return {
    find(id) {
      return transactions.get(id) ?? transactions.get(latestByOrder.get(id) ?? '')
    },
    save(transaction) {
      remember(transaction)
      if (file) writing ??= setImmediate(flush)
    },
    all() {
      return [...transactions.values()].reverse()
    },
    nextRefundId() {
      return ++refunds
    },
    clear() {
      transactions.clear()
      latestByOrder.clear()
      if (file) flush()
    },
    flush,
  }
}

/** A damaged file is set aside rather than stopping the simulator. */
function readSnapshot(file: string): Snapshot {
  const empty: Snapshot = { version: 1, refunds: 0, transactions: [] }
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<Snapshot>
    return value.version === 1 && Array.isArray(value.transactions) ? { ...empty, ...value } : empty
  } catch {
    renameSync(file, `${file}.damaged`)
    return empty
  }
}
