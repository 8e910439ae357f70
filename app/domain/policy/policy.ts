import { z } from 'zod'

/**
 * The rules of the business that an admin may change. Minutes, days, kilometres
 * and rupiah as the names say. A booking keeps the snapshot it was made under.
 */
export const policySchema = z
  .object({
    slotMinutes: z.int().min(30).max(480),
    therapyMinutes: z.int().min(15).max(240),
    gridMinutes: z.literal(30),
    smallestNoticeMinutes: z.int().min(0).max(720),
    instantLeadMinutes: z.int().min(0).max(720),
    otherTherapistLeadMinutes: z.int().min(0).max(720),
    signOfLifeHours: z.int().min(1).max(72),
    paymentHoldMinutes: z.int().min(1).max(120),
    answerMinutesInstant: z.int().min(1).max(60),
    answerMinutesRegular: z.int().min(1).max(1440),
    freeCancellationMinutes: z.int().min(0).max(2880),
    packageValidityDays: z.int().min(1).max(365),
    chatLockHours: z.int().min(0).max(720),
    noShowGraceMinutes: z.int().min(0).max(120),
    forgottenSessionHours: z.int().min(1).max(72),
    bookingHorizonDays: z.int().min(1).max(120),
    platformFeePercent: z.number().min(0).max(100),
    smallestWithdrawal: z.int().min(0).max(10_000_000),
    withdrawalCheckerAbove: z.int().min(0).max(1_000_000_000),
    payoutTries: z.int().min(1).max(10),
    payoutBackoffSeconds: z.int().min(1).max(600),
    signInTries: z.int().min(1).max(50),
    signInLockMinutes: z.int().min(1).max(1440),
    staleSlotDays: z.int().min(0).max(60),
  })
  .refine((policy) => policy.therapyMinutes <= policy.slotMinutes, { path: ['therapyMinutes'], message: 'therapy_longer_than_slot' })

export type Policy = z.infer<typeof policySchema>

export const DEFAULT_POLICY: Policy = {
  slotMinutes: 90,
  therapyMinutes: 60,
  gridMinutes: 30,
  smallestNoticeMinutes: 120,
  instantLeadMinutes: 60,
  otherTherapistLeadMinutes: 45,
  signOfLifeHours: 12,
  paymentHoldMinutes: 15,
  answerMinutesInstant: 5,
  answerMinutesRegular: 30,
  freeCancellationMinutes: 60,
  packageValidityDays: 30,
  chatLockHours: 24,
  noShowGraceMinutes: 15,
  forgottenSessionHours: 12,
  bookingHorizonDays: 30,
  platformFeePercent: 20,
  smallestWithdrawal: 50_000,
  withdrawalCheckerAbove: 5_000_000,
  payoutTries: 3,
  payoutBackoffSeconds: 5,
  signInTries: 5,
  signInLockMinutes: 30,
  staleSlotDays: 7,
}

/** A stored record over today's defaults: a policy added later has a value for old records too. */
export function readPolicy(stored: unknown): Policy {
  return policySchema.parse({ ...DEFAULT_POLICY, ...(stored as Partial<Policy> | null) })
}
