import { Prisma, type Tx } from '../../platform/db.ts'
import { standingSql } from '../scheduling/may-take.ts'

const STANDS = Prisma.raw(standingSql('quota'))

/**
 * Does nothing new come to this therapist any more? A pause honours the hold made
 * before it; a stop does not. Shares the row until the transaction ends, so that a
 * stop at the same moment comes before or after, and finds what was paid.
 */
export async function isStopped(tx: Tx, therapistId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<
    { stands: boolean }[]
  >`select ${STANDS} as stands from therapists t where t.id = ${therapistId}::uuid for share of t`
  return !row?.stands
}
