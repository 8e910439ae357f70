// `npm run chaos -- [--seconds N] [--kills N] [--seed N] [--clients N] [--control]`
import { fail } from './support/terminal.ts'

// The runner's own connections die with the server; what its pool says about that is no news.
process.env.LOG_LEVEL ??= 'silent'
try {
  const { chaos } = await import('../chaos/command.ts')
  process.exit(await chaos(process.argv.slice(2)))
} catch (error) {
  fail(error)
}
