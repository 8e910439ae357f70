import type { Tx } from '../../platform/db.ts'

export type AuditInput = {
  action: string
  subjectType: string
  subjectId: string
  reason?: string | null
  before?: unknown
  after?: unknown
  /** Where it is not who opened the transaction: somebody who becomes a user in it. */
  actor?: { id: string; name?: string }
}

/** What somebody did, in the transaction that did it. */
export async function recordAudit(tx: Tx, input: AuditInput): Promise<void> {
  await tx.$executeRaw`
    insert into audit_log (actor_id, actor_name, action, subject_type, subject_id, reason, before, after)
    values (coalesce(${input.actor?.id ?? null}::uuid, app_actor_id()), coalesce(${input.actor?.name ?? null}, app_actor_name()),
      ${input.action}, ${input.subjectType}, ${input.subjectId}, ${input.reason ?? null}, ${json(input.before)}::jsonb, ${json(input.after)}::jsonb)`
}

function json(value: unknown): string | null {
  return value === undefined || value === null
    ? null
    : JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner))
}
