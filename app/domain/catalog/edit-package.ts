import { actorOf, type Tx } from '../../platform/db.ts'
import type { PackageInput } from './package.ts'
import { recordAudit } from '../oversight/record-audit.ts'

export type EditPackageResult = { ok: true; packageId: string } | { ok: false; reason: 'not_admin' | 'not_found' | 'slug_taken' | 'stale' }

/** Adds a package to what is sold; audited. */
export async function createPackage(tx: Tx, input: PackageInput): Promise<EditPackageResult> {
  const admin = adminOf(tx)
  if (!admin) return { ok: false, reason: 'not_admin' }
  const [created] = await tx.$queryRaw<{ id: string }[]>`
    insert into packages (slug, name_id, name_en, description_id, description_en, grade, place, session_count, duration_minutes, total_price, admin_fee_amount, sort_order)
    values (${input.slug}, ${input.nameId}, ${input.nameEn}, ${input.descriptionId}, ${input.descriptionEn}, ${input.grade}::therapist_grade,
      ${input.place}::package_place, ${input.sessionCount}, ${input.durationMinutes}, ${input.totalPrice}, ${input.adminFeeAmount}, ${input.sortOrder})
    on conflict (slug) do nothing returning id`
  if (!created) return { ok: false, reason: 'slug_taken' }
  await audit(tx, 'package.create', created.id, null, input)
  return { ok: true, packageId: created.id }
}

/**
 * Changes what is sold from now on; bookings keep the price they were made at.
 * @param input.seen `updatedAt` as the admin's form showed it: two admins do not undo each other unseen.
 */
export async function updatePackage(
  tx: Tx,
  input: PackageInput & { packageId: string; seen?: Temporal.Instant },
): Promise<EditPackageResult> {
  const admin = adminOf(tx)
  if (!admin) return { ok: false, reason: 'not_admin' }
  const before = await lockPackage(tx, input.packageId)
  if (!before) return { ok: false, reason: 'not_found' }
  if (input.seen && before.updated_at.getTime() !== input.seen.epochMilliseconds) return { ok: false, reason: 'stale' }
  const { packageId, seen: _seen, ...values } = input
  // The update of the other row is refused by the condition, not by an error that would end the transaction.
  const updated = await tx.$executeRaw`
    update packages set slug = ${values.slug}, name_id = ${values.nameId}, name_en = ${values.nameEn}, description_id = ${values.descriptionId},
      description_en = ${values.descriptionEn}, grade = ${values.grade}::therapist_grade, place = ${values.place}::package_place,
      session_count = ${values.sessionCount}, duration_minutes = ${values.durationMinutes}, total_price = ${values.totalPrice},
      admin_fee_amount = ${values.adminFeeAmount}, sort_order = ${values.sortOrder}, updated_at = app_now()
    where id = ${packageId}::uuid and not exists (select 1 from packages other where other.slug = ${values.slug} and other.id <> ${packageId}::uuid)`
  if (updated === 0) return { ok: false, reason: 'slug_taken' }
  await audit(tx, 'package.update', packageId, before.values, values)
  return { ok: true, packageId }
}

/** Takes a package off sale or puts it back. Nothing is deleted: bookings refer to it. */
export async function setPackageActive(tx: Tx, input: { packageId: string; isActive: boolean }): Promise<EditPackageResult> {
  const admin = adminOf(tx)
  if (!admin) return { ok: false, reason: 'not_admin' }
  const before = await lockPackage(tx, input.packageId)
  if (!before) return { ok: false, reason: 'not_found' }
  const changed = await tx.$executeRaw`
    update packages set is_active = ${input.isActive}, updated_at = app_now() where id = ${input.packageId}::uuid and is_active <> ${input.isActive}`
  if (changed === 1) {
    await audit(
      tx,
      input.isActive ? 'package.activate' : 'package.deactivate',
      input.packageId,
      { isActive: !input.isActive },
      { isActive: input.isActive },
    )
  }
  return { ok: true, packageId: input.packageId }
}

function adminOf(tx: Tx): string | null {
  const actor = actorOf(tx)
  return actor.kind === 'user' && actor.role === 'ADMIN' ? actor.id : null
}

async function lockPackage(tx: Tx, packageId: string): Promise<{ updated_at: Date; values: unknown } | null> {
  const [row] = await tx.$queryRaw<{ updated_at: Date; values: unknown }[]>`
    select date_trunc('milliseconds', updated_at) as updated_at, to_jsonb(p) as values from packages p where id = ${packageId}::uuid for update`
  return row ?? null
}

async function audit(tx: Tx, action: string, packageId: string, before: unknown, after: unknown): Promise<void> {
  await recordAudit(tx, { action, subjectType: 'package', subjectId: packageId, before, after })
}
