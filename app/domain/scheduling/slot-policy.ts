import type { Policy } from '../policy/policy.ts'
import type { SlotPolicy } from './slots.ts'

/** The part of the policy that decides about slots. */
export function slotPolicyFor(policy: Policy): SlotPolicy {
  return {
    slotMinutes: policy.slotMinutes,
    gridMinutes: policy.gridMinutes,
    instantLeadMinutes: policy.instantLeadMinutes,
    staleOpenDays: policy.staleSlotDays,
  }
}
