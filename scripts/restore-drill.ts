// `npm run drill:restore [-- --bookings N]`: archive, destroy, restore to a moment, compare.
import { fail } from './support/terminal.ts'

// The drill ends servers on purpose; what the pool says about that is no news.
process.env.LOG_LEVEL ??= 'silent'
try {
  const { restoreDrill } = await import('../chaos/restore-drill.ts')
  process.exit(await restoreDrill(process.argv.slice(2)))
} catch (error) {
  fail(error)
}
