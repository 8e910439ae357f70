import type { Tx } from '../../platform/db.ts'
import { claimContact } from './claim-contact.ts'
import type { Contact } from './contact.ts'
import { type Client, createSession, type NewSession } from './sessions.ts'
import { CONSENT_VERSION } from './sign-in-policy.ts'
import { recordAudit } from '../oversight/record-audit.ts'

export type RegisterInput = {
  name: string
  contact: Contact
  /** From {@link import('./passwords.ts').hashPassword}, made before the transaction. */
  passwordHash: string
  locale: 'id' | 'en'
} & Client

export type RegisterResult = { ok: true; userId: string; session: NewSession } | { ok: false; reason: 'contact_taken' }

/** Creates a patient, records what they agreed to and signs them in. */
export async function register(tx: Tx, input: RegisterInput): Promise<RegisterResult> {
  if ((await claimContact(tx, input.contact, null)) === 'taken') return { ok: false, reason: 'contact_taken' }
  const { kind, value } = input.contact
  const [user] = await tx.$queryRaw<{ id: string }[]>`
    insert into users (role, name, email, phone, password_hash, locale)
    values ('PATIENT', ${input.name}, ${kind === 'email' ? value : null}, ${kind === 'phone' ? value : null}, ${input.passwordHash}, ${input.locale})
    returning id`
  const userId = user!.id
  await recordAudit(tx, {
    action: 'consent.given',
    subjectType: 'user',
    subjectId: userId,
    after: { purpose: 'care', version: CONSENT_VERSION },
    actor: { id: userId, name: 'PATIENT' },
  })
  const session = await createSession(tx, { userId, role: 'PATIENT', userAgent: input.userAgent, ipAddress: input.ipAddress })
  return { ok: true, userId, session }
}
