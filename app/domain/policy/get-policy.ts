import type { Reader } from '../../platform/db.ts'
import { readPolicy, type Policy } from './policy.ts'

/** The policy in force. */
export async function getPolicy(reader: Reader): Promise<Policy> {
  const [row] = await reader.$queryRaw<{ values: unknown }[]>`select values from policies order by version desc limit 1`
  return readPolicy(row?.values ?? null)
}
