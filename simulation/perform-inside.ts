/** Who acts, on what, and in which transaction. */
import { inTransaction, type Actor, type TransactionOptions, type Tx } from '../app/platform/db.ts'
import type { Deed } from './action.ts'
import type { World } from './world.ts'

/** Called inside a transaction, after the use case, before the commit. */
export type BeforeCommit = () => Promise<void>

export type Context = { n: number; salt: number; beforeCommit?: BeforeCommit }

export type Target = { booking: string; session: string }

export function actorOfName(world: World, who: string): Actor {
  const person =
    who[0] === 'p'
      ? world.patients[Number(who.slice(1))]
      : who[0] === 't'
        ? world.therapists[Number(who.slice(1))]
        : world.admins[Number(who.slice(1))]
  if (!person) throw new Error(`nobody is called ${who}`)
  return person.actor
}

export function inside<T extends { ok: boolean }>(
  world: World,
  deed: Deed,
  context: Context,
  work: (tx: Tx) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> {
  return inTransaction(
    actorOfName(world, deed.who!),
    async (tx) => {
      const result = await work(tx)
      await context.beforeCommit?.()
      return result
    },
    options,
  )
}
