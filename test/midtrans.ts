import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createMidtransGateway } from '../app/adapters/midtrans/midtrans-gateway.ts'
import type { PaymentGateway } from '../app/domain/gateway/payment-gateway.ts'
import { advanceClock } from '../app/platform/clock.ts'
import { database } from '../app/platform/db.ts'
import { startMidtransSandbox, type MidtransSandbox } from '../sandbox/midtrans/server.ts'
import { testEnvironment } from './environment.ts'

export type TestGateway = {
  readonly sandbox: MidtransSandbox
  /** The product's own adapter, speaking HTTP to the sandbox. */
  readonly gateway: PaymentGateway
  /** The gateway answers nothing but HTTP 502 until `up`. */
  down(): void
  up(): void
  /** Moves the application's clock and the gateway's together. */
  moveTime(by: string): Promise<void>
}

/** A Midtrans sandbox of the calling file's own, with a clock that stands still; notifications are kept, not sent. */
export function testGateway(options: { timeout?: number } = {}): TestGateway {
  const state: { sandbox?: MidtransSandbox; gateway?: PaymentGateway } = {}
  const serverKey = testEnvironment.MIDTRANS_SERVER_KEY
  beforeAll(async () => {
    state.sandbox = await startMidtransSandbox({ serverKey, clockScale: 0, notificationUrl: 'http://127.0.0.1:1/webhooks/midtrans' })
    state.sandbox.notifier.settings.mode = 'hold'
    state.gateway = createMidtransGateway({
      serverKey,
      clientKey: testEnvironment.MIDTRANS_CLIENT_KEY,
      isProduction: false,
      baseUrl: state.sandbox.url,
      timeout: options.timeout ?? 5_000,
    })
  })
  beforeEach(() => {
    state.sandbox?.faults.clear()
    state.sandbox?.notifier.clear()
  })
  afterAll(() => state.sandbox?.close())
  const sandbox = () => {
    if (!state.sandbox) throw new Error('The sandbox is ready only inside hooks and tests.')
    return state.sandbox
  }
  return {
    get sandbox() {
      return sandbox()
    },
    get gateway() {
      sandbox()
      return state.gateway!
    },
    down() {
      sandbox().faults.add({ on: 'any', kind: 'answer', http: 502, body: '<html>Bad Gateway</html>', times: 10_000 })
    },
    up() {
      sandbox().faults.clear()
    },
    async moveTime(by) {
      await advanceClock(database().pool, by)
      await sandbox().clock.advance(Temporal.Duration.from(by).total('milliseconds'))
    },
  }
}
