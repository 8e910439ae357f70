import { initiateTopUp } from '../app/domain/payment/initiate-top-up.ts'
import type { PaymentMethod } from '../app/domain/gateway/payment-gateway.ts'
import type { Deed } from './action.ts'
import type { Outcome } from './outcome.ts'
import { name, topUpOrder, type World } from './world.ts'

/** A patient asks for money in the wallet; what the gateway then hears and says is as with any payment. */
export async function topUp(world: World, deed: Deed): Promise<Outcome> {
  const { actor } = world.patients[Number(deed.who!.slice(1))]!
  const result = await initiateTopUp(world.services.gateway, actor, { amount: BigInt(deed.amount!), method: deed.method as PaymentMethod })
  if (result.ok && !world.names.has(result.paymentId)) name(world, deed.key!, result.paymentId)
  return result
}

export function orderOfTopUp(world: World, label: string): string {
  return topUpOrder(world.ids.get(label) ?? '')
}
