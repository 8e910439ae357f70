// `npm run simulate -- --seed N --steps N [--seeds N]`
import { simulate } from '../simulation/command.ts'
import { fail } from './support/terminal.ts'

try {
  process.exit(await simulate(process.argv.slice(2)))
} catch (error) {
  fail(error)
}
