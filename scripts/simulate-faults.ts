// `npm run simulate:faults [-- --only TEXT] [--fresh]`: plants each fault in a copy of the product; the simulation must catch every one.
// The seed that caught a fault is kept and tried first; --fresh uses only seeds nobody has seen.
import { parseArgs } from 'node:util'
import { proveFaults } from '../simulation/prove-faults.ts'
import { fail } from './support/terminal.ts'

try {
  const { values } = parseArgs({ options: { only: { type: 'string' }, jobs: { type: 'string' }, fresh: { type: 'boolean' } } })
  process.exit(await proveFaults({ only: values.only ?? '', jobs: Number(values.jobs ?? 2), fresh: values.fresh ?? false }))
} catch (error) {
  fail(error)
}
