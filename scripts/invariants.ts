// `npm run invariants`: asks the database every promise about money and time, and names what is broken.
import { type InvariantResult, checkInvariants, describeViolation } from '../app/domain/reporting/invariants.ts'
import { openPool, withProjectDatabase } from './support/product.ts'
import { dim, fail, green, red, say } from './support/terminal.ts'

/** @returns how many promises hold and how many are broken; what does not apply yet counts as neither */
export async function reportInvariants(url: string): Promise<{ passed: number; failed: number }> {
  const pool = openPool(url)
  try {
    const results = await checkInvariants(pool)
    for (const result of results) say(describe(result))
    const broken = results.filter(({ status }) => status === 'broken').length
    return { passed: results.filter(({ status }) => status === 'holds').length, failed: broken }
  } finally {
    await pool.end()
  }
}

function describe({ id, title, status, violations, total }: InvariantResult): string {
  if (status === 'holds') return `${green('✓')} ${id} ${title}`
  if (status === 'not_applicable') return dim(`- ${id} ${title} (does not apply yet)`)
  const rows = violations.map((violation) => `    ${describeViolation(violation)}`)
  return [red(`✗ ${id} ${title}: ${total} row(s)`), ...rows].join('\n')
}

if (import.meta.main) {
  try {
    const { passed, failed } = await withProjectDatabase(reportInvariants)
    say(`\n${passed} passed, ${failed} failed`)
    process.exit(failed ? 1 : 0)
  } catch (error) {
    fail(error)
  }
}
