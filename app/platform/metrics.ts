import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

type Metrics = {
  registry: Registry
  httpSeconds: Histogram<'method' | 'route' | 'status'>
  transactionRetries: Counter<'code'>
  jobs: Counter<'task' | 'outcome'>
  gauges: Gauge<'name'>
}

// One registry a process, though the built app has its own copy of this module.
const shared = globalThis as { __fisiokuMetrics?: Metrics }

export function metrics(): Metrics {
  if (!shared.__fisiokuMetrics) {
    const registry = new Registry()
    collectDefaultMetrics({ register: registry })
    shared.__fisiokuMetrics = {
      registry,
      httpSeconds: new Histogram({
        name: 'http_request_seconds',
        help: 'HTTP request duration',
        labelNames: ['method', 'route', 'status'],
        buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
        registers: [registry],
      }),
      transactionRetries: new Counter({
        name: 'transaction_retries_total',
        help: 'Transactions run again after a serialization failure or deadlock',
        labelNames: ['code'],
        registers: [registry],
      }),
      jobs: new Counter({
        name: 'jobs_total',
        help: 'Jobs finished, by task and outcome',
        labelNames: ['task', 'outcome'],
        registers: [registry],
      }),
      gauges: new Gauge({
        name: 'fisioku_state',
        help: 'Counts that should be small: open exceptions, pending refunds, waiting jobs',
        labelNames: ['name'],
        registers: [registry],
      }),
    }
  }
  return shared.__fisiokuMetrics
}

export function recordRetry(code: string): void {
  metrics().transactionRetries.inc({ code })
}
