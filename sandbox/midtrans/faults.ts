/** Bad luck on demand: what the next matching API request suffers instead of, or after, its normal handling. */
import type { Body } from './bodies.ts'

export type CoreOperation = 'charge' | 'status' | 'cancel' | 'expire' | 'refund' | 'approve' | 'deny' | 'capture'
export type Operation = CoreOperation | 'payout-create' | 'payout-approve' | 'payout-status' | 'payout-validate'

export type Fault = {
  on: Operation | 'any'
  /**
   * `hang` never answers; `reset` closes the connection; `answer` sends `http`
   * and `body` instead; `delay` waits `milliseconds` (real time) and then goes on.
   */
  kind: 'hang' | 'reset' | 'answer' | 'delay'
  /** Handle the request first, so that only its reply is lost. */
  process?: boolean
  http?: number
  body?: Body | string
  milliseconds?: number
  /** How many requests it strikes; default 1. */
  times?: number
}

export const HTML_502 =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n'
export const RATE_LIMITED: Omit<Fault, 'on'> = { kind: 'answer', http: 429, body: { message: 'API rate limit exceeded' } }

export type Faults = {
  add(fault: Fault): void
  /** Takes the first fault that strikes this operation, using it up. */
  take(operation: Operation): Fault | undefined
  clear(): void
}

export function createFaults(): Faults {
  let faults: { fault: Fault; left: number }[] = []
  return {
    add(fault) {
      faults.push({ fault, left: fault.times ?? 1 })
    },
    take(operation) {
      const entry = faults.find(({ fault }) => fault.on === 'any' || fault.on === operation)
      if (!entry) return undefined
      entry.left -= 1
      if (entry.left <= 0) faults = faults.filter((other) => other !== entry)
      return entry.fault
    },
    clear() {
      faults = []
    },
  }
}
