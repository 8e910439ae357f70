import { Prisma } from '../../platform/db.ts'

const CODE = /^[A-HJ-NP-Z2-9]{2,8}$/

/**
 * That booking `b` has a code that begins with what was typed; null when it can be no code. Codes are eight long
 * and of capitals and digits, so a beginning is a span of the index over them, however the database sorts letters.
 */
export function codeBegins(typed: string): Prisma.Sql | null {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase()
  return CODE.test(code) ? Prisma.sql`b.code between ${code.padEnd(8, '2')} and ${code.padEnd(8, 'Z')}` : null
}
