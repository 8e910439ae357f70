import type { Route } from './+types/statement'
import { readIncomeStatement } from '../../domain/receipt/income-statement.ts'
import { requireUser } from '../session.ts'
import { receiptResponse } from './receipt-response.server.ts'

/** `GET /therapist/wallet/:month.pdf` (`YYYY-MM`) a therapist's own month. */
export function loader({ params: { month }, context }: Route.LoaderArgs) {
  requireUser(context, 'THERAPIST')
  const isMonth = /^20\d\d-(0[1-9]|1[0-2])$/.test(month)
  return receiptResponse(context, isMonth ? (reader, input) => readIncomeStatement(reader, { ...input, month }) : null)
}
