import type { Tx } from '../../platform/db.ts'
import { claimContact } from './claim-contact.ts'
import { refreshProfileCompleteness } from './profile-completeness.ts'

export type ProfileInput = {
  userId: string
  name: string
  /** E.164. */
  phone: string
  birthDate: Temporal.PlainDate
  gender: 'FEMALE' | 'MALE'
}

export type UpdateProfileResult = { ok: true; isProfileComplete: boolean } | { ok: false; reason: 'phone_taken' | 'not_found' }

/** Saves who the patient is; the profile is complete once an address stands beside it. */
export async function updateProfile(tx: Tx, input: ProfileInput): Promise<UpdateProfileResult> {
  if ((await claimContact(tx, { kind: 'phone', value: input.phone }, input.userId)) === 'taken') return { ok: false, reason: 'phone_taken' }
  const changed = await tx.$executeRaw`
    update users set name = ${input.name}, phone = ${input.phone}, birth_date = ${input.birthDate.toString()}::date,
      gender = ${input.gender}::gender, updated_at = app_now()
    where id = ${input.userId}::uuid and is_active`
  if (changed === 0) return { ok: false, reason: 'not_found' }
  return { ok: true, isProfileComplete: await refreshProfileCompleteness(tx, input.userId) }
}

/** The language in which this user is written to. */
export async function setLocale(tx: Tx, input: { userId: string; locale: 'id' | 'en' }): Promise<void> {
  await tx.$executeRaw`update users set locale = ${input.locale}, updated_at = app_now() where id = ${input.userId}::uuid`
}
