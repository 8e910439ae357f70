import type { Policy } from '../policy/policy.ts'
import { noticeMinutes, type Door } from './may-take.ts'
import type { SlotPolicy } from './slots.ts'

/** What a visit takes from the calendar, as it is sold: the package's therapy, and the way to the next patient. */
export type VisitLength = { therapyMinutes: number; travelMinutes: number }

/**
 * @param durationMinutes of the package chosen; without one, of the policy's plain visit
 */
export function visitLength(policy: Policy, durationMinutes?: number): VisitLength {
  return { therapyMinutes: durationMinutes ?? policy.therapyMinutes, travelMinutes: policy.slotMinutes - policy.therapyMinutes }
}

/** The part of the policy that decides about the slots of a door. */
export function slotPolicyFor(policy: Policy, door: Door, length: VisitLength = visitLength(policy)): SlotPolicy {
  return {
    slotMinutes: length.therapyMinutes + length.travelMinutes,
    gridMinutes: policy.gridMinutes,
    noticeMinutes: noticeMinutes(door, policy),
    staleOpenDays: policy.staleSlotDays,
  }
}
