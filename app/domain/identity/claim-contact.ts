import type { Tx } from '../../platform/db.ts'
import type { Contact } from './contact.ts'

/**
 * Makes sure that, until this transaction ends, nobody else takes this e-mail or
 * number, and tells whether another user has it already. Everyone who writes one
 * claims it first, so the unique index (which would break the transaction) is only
 * the last line.
 */
export async function claimContact(tx: Tx, contact: Contact, ownerId: string | null): Promise<'free' | 'taken'> {
  await tx.$queryRaw`select pg_advisory_xact_lock(43, hashtext(${contact.value}))::text`
  const rows =
    contact.kind === 'email'
      ? await tx.$queryRaw<{ id: string }[]>`select id from users where email = ${contact.value} and id is distinct from ${ownerId}::uuid`
      : await tx.$queryRaw<{ id: string }[]>`select id from users where phone = ${contact.value} and id is distinct from ${ownerId}::uuid`
  return rows.length > 0 ? 'taken' : 'free'
}
