/** The payouts product (Iris): another base path, other keys, its own states, and real HTTP error codes. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Reply } from './bodies.ts'
import { isRecord } from './charge-validation.ts'
import type { Operation } from './faults.ts'
import { looksLikeDummyKey } from './simulator.ts'

const BASE = '/iris/api/v1'

export type SimulatedPayout = {
  reference_no: string
  beneficiary_name: string
  beneficiary_account: string
  beneficiary_bank: string
  amount: string
  notes: string
  status: 'queued' | 'approved' | 'processed' | 'completed' | 'failed' | 'rejected'
  error_message?: string
  approvedAt?: number
}

export type PayoutOptions = {
  stateFile?: string
  now: () => number
  /** Simulated milliseconds from approval to arrival; null leaves the end to `end`. */
  arrivesAfter: number | null
}

export type Payouts = {
  all(): SimulatedPayout[]
  /** What the receiving bank decides; also after `completed` (the bank sends it back). */
  end(reference: string, status: 'processed' | 'completed' | 'failed', message?: string): void
  /** Whose account the bank says it is, by `bank:number`. */
  accounts: Map<string, string>
  clear(): void
}

type Request = { method: string; headers: Record<string, string | string[] | undefined>; path: string; raw: string; body: unknown }
type PayoutsApi = Payouts & { operationOf(method: string, pathname: string): Operation | undefined; handle(request: Request): Reply }

export function createPayouts(options: PayoutOptions): PayoutsApi {
  const payouts = new Map<string, SimulatedPayout>()
  const keys = new Map<string, { hash: string; reply: Reply }>()
  const accounts = new Map<string, string>()
  const file = options.stateFile && `${options.stateFile}.payouts`
  if (file && existsSync(file)) {
    for (const payout of JSON.parse(readFileSync(file, 'utf8')) as SimulatedPayout[]) payouts.set(payout.reference_no, payout)
  }
  const save = () => {
    if (file) writeFileSync(file, JSON.stringify([...payouts.values()]))
  }

  function create({ headers, raw, body }: Request): Reply {
    const key = String(headers['x-idempotency-key'] ?? '')
    const hash = createHash('sha256').update(raw).digest('hex')
    const known = key ? keys.get(key) : undefined
    if (known)
      return known.hash === hash
        ? known.reply
        : failure('An error occurred when creating payouts', { key: ['idempotency-key is not unique'] })
    const wanted = isRecord(body) && Array.isArray(body.payouts) ? (body.payouts as Record<string, unknown>[]) : []
    const errors = wanted.map(problemsOf)
    if (wanted.length === 0 || errors.some((list) => list.length > 0))
      return failure('An error occurred when creating payouts', Object.fromEntries(errors.entries()))
    const created = wanted.map((fields) => {
      const payout = { ...(fields as unknown as SimulatedPayout), reference_no: randomBytes(7).toString('hex'), status: 'queued' as const }
      payouts.set(payout.reference_no, payout)
      return { status: payout.status, reference_no: payout.reference_no }
    })
    const reply: Reply = { http: 201, body: { payouts: created } }
    if (key) keys.set(key, { hash, reply })
    save()
    return reply
  }

  function approve({ body }: Request): Reply {
    const references = isRecord(body) && Array.isArray(body.reference_nos) ? body.reference_nos.map(String) : []
    const found = references.map((reference) => payouts.get(reference))
    if (found.length === 0 || found.some((payout) => payout?.status !== 'queued'))
      return failure('An error occurred when approving payouts', { reference_nos: ['cannot be approved'] })
    for (const payout of found) Object.assign(payout!, { status: 'approved', approvedAt: options.now() })
    save()
    return { http: 202, body: { status: 'ok' } }
  }

  function details(reference: string): Reply {
    const payout = payouts.get(reference)
    if (!payout) return { http: 404, body: { error_message: 'Payout not found' } }
    const isDue =
      options.arrivesAfter !== null && payout.approvedAt !== undefined && options.now() - payout.approvedAt >= options.arrivesAfter
    if (isDue && (payout.status === 'approved' || payout.status === 'processed')) Object.assign(payout, { status: 'completed' })
    return { http: 200, body: { ...payout } }
  }

  function validate(path: string): Reply {
    const query = new URL(path, 'http://sandbox').searchParams
    const number = query.get('account') ?? ''
    const name = accounts.get(`${query.get('bank')}:${number}`)
    if (name) return { http: 200, body: { account_name: name, account_no: number, bank_name: query.get('bank') ?? '' } }
    if (/^0+$/.test(number)) return failure('An error occurred when doing account validation', { account: ['does not exist'] })
    // Nobody told the simulator who this is, as when a bank does not answer.
    return { http: 503, body: { error_message: 'account validation is not available' } }
  }

  return {
    accounts,
    all: () => [...payouts.values()],
    end(reference, status, message) {
      Object.assign(payouts.get(reference)!, { status, ...(message && { error_message: message }) })
      save()
    },
    clear() {
      payouts.clear()
      keys.clear()
      save()
    },
    operationOf(method, pathname) {
      if (!pathname.startsWith(BASE)) return undefined
      const rest = pathname.slice(BASE.length)
      if (method === 'POST' && rest === '/payouts') return 'payout-create'
      if (method === 'POST' && rest === '/payouts/approve') return 'payout-approve'
      if (method === 'GET' && rest === '/account_validation') return 'payout-validate'
      return method === 'GET' && /^\/payouts\/[\w-]+$/.test(rest) ? 'payout-status' : undefined
    },
    handle(request) {
      const { pathname } = new URL(request.path, 'http://sandbox')
      const operation = this.operationOf(request.method, pathname)
      const user =
        Buffer.from(String(request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64')
          .toString()
          .split(':')[0] ?? ''
      const role = operation === 'payout-approve' ? /approver/i : /creator/i
      if (!looksLikeDummyKey(user) || !role.test(user)) return { http: 401, body: { error_message: 'HTTP Basic: Access denied' } }
      switch (operation) {
        case 'payout-create':
          return create(request)
        case 'payout-approve':
          return approve(request)
        case 'payout-validate':
          return validate(request.path)
        default:
          return details(pathname.split('/').at(-1)!)
      }
    },
  }
}

function problemsOf(fields: Record<string, unknown>): string[] {
  const problems: string[] = []
  if (!/^\d+\.0+$|^\d+$/.test(String(fields.amount)) || typeof fields.amount !== 'string') problems.push('Amount is not valid')
  if (!/^\d{6,20}$/.test(String(fields.beneficiary_account))) problems.push('Beneficiary account is not valid')
  if (typeof fields.beneficiary_name !== 'string' || fields.beneficiary_name === '') problems.push("Beneficiary name can't be blank")
  if (typeof fields.notes !== 'string' || fields.notes.length > 100 || !/^[a-zA-Z0-9 ]+$/.test(fields.notes))
    problems.push('Notes must be alphanumeric, 100 characters at most')
  return problems
}

function failure(message: string, errors: Record<string, unknown>): Reply {
  return { http: 400, body: { error_message: message, errors } }
}
