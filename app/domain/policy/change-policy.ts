import { actorOf, type Tx } from '../../platform/db.ts'
import { getPolicy } from './get-policy.ts'
import { type Policy, workablePolicySchema } from './policy.ts'
import { recordAudit } from '../oversight/record-audit.ts'

export type ChangePolicyResult =
  | { ok: true; policy: Policy; changed: (keyof Policy)[] }
  | { ok: false; reason: 'invalid'; fields: string[] }
  | { ok: false; reason: 'stale' }

/**
 * Puts a new policy in force for what happens from now on; audited.
 * @param expected the values the admin saw, so that two admins do not undo each other unseen.
 */
export async function changePolicy(tx: Tx, input: { values: unknown; expected?: Policy; reason: string }): Promise<ChangePolicyResult> {
  await tx.$executeRaw`lock table policies in share row exclusive mode`
  const before = await getPolicy(tx)
  if (input.expected && keysThatDiffer(before, input.expected).length > 0) return { ok: false, reason: 'stale' }
  const parsed = workablePolicySchema.safeParse(input.values)
  if (!parsed.success) return { ok: false, reason: 'invalid', fields: parsed.error.issues.map((issue) => issue.path.join('.')) }
  const changed = keysThatDiffer(before, parsed.data)
  if (changed.length === 0) return { ok: true, policy: before, changed }
  const actor = actorOf(tx)
  const by = actor.kind === 'user' ? actor.id : null
  await tx.$executeRaw`insert into policies (values, changed_by) values (${JSON.stringify(parsed.data)}::jsonb, ${by}::uuid)`
  await recordAudit(tx, {
    action: 'policy.change',
    subjectType: 'policy',
    subjectId: 'current',
    reason: input.reason,
    before: pick(before, changed),
    after: pick(parsed.data, changed),
  })
  return { ok: true, policy: parsed.data, changed }
}

function keysThatDiffer(a: Policy, b: Policy): (keyof Policy)[] {
  return (Object.keys(b) as (keyof Policy)[]).filter((key) => a[key] !== b[key])
}

function pick(policy: Policy, keys: (keyof Policy)[]): Partial<Policy> {
  return Object.fromEntries(keys.map((key) => [key, policy[key]]))
}
