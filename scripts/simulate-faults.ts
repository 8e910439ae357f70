// `npm run simulate:faults [-- --only TEXT]`: plants each fault in a copy of the product; the simulation must catch every one.
import { parseArgs } from 'node:util'
import { proveFaults } from '../simulation/prove-faults.ts'
import { fail } from './support/terminal.ts'

try {
  const { values } = parseArgs({ options: { only: { type: 'string' }, jobs: { type: 'string' } } })
  process.exit(await proveFaults({ only: values.only ?? '', jobs: Number(values.jobs ?? 2) }))
} catch (error) {
  fail(error)
}
