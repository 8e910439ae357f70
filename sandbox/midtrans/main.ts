/** Starts the local Midtrans simulator as its own process. Settings: see the README beside it. */
import { startMidtransSandbox } from './server.ts'

const port = Number(process.env.MIDTRANS_SANDBOX_PORT ?? 3001)
const appUrl = process.env.APP_URL ?? `http://localhost:${process.env.PORT ?? 3000}`

try {
  const sandbox = await startMidtransSandbox({
    port,
    ...(process.env.HOST && { host: process.env.HOST }),
    ...(process.env.MIDTRANS_SERVER_KEY && { serverKey: process.env.MIDTRANS_SERVER_KEY }),
    ...(process.env.MIDTRANS_SANDBOX_STATE && { stateFile: process.env.MIDTRANS_SANDBOX_STATE }),
    // The demo may live at another time than the machine.
    ...(process.env.FISIOKU_CLOCK_OFFSET && {
      startAt:
        Date.now() +
        Temporal.Duration.from(process.env.FISIOKU_CLOCK_OFFSET).total({
          unit: 'millisecond',
          relativeTo: Temporal.Now.plainDateTimeISO(),
        }),
    }),
    notificationUrl: process.env.MIDTRANS_SANDBOX_NOTIFICATION_URL ?? `${appUrl}/webhooks/midtrans`,
    retryFactor: Number(process.env.MIDTRANS_SANDBOX_RETRY_FACTOR ?? 0.1),
    log: (line) => {
      process.stdout.write(`midtrans-sandbox ${line}\n`)
    },
  })
  process.stdout.write(`midtrans-sandbox SIMULASI ready on ${sandbox.url}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void sandbox.close().then(() => process.exit(0))
    })
  }
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const message =
    code === 'EADDRINUSE'
      ? `port ${port} is already in use (set MIDTRANS_SANDBOX_PORT)`
      : error instanceof Error
        ? error.message
        : String(error)
  process.stderr.write(`midtrans-sandbox could not start: ${message}\n`)
  process.exit(1)
}
