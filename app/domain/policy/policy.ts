import { z } from 'zod'

/**
 * The rules of the business that an admin may change. Minutes, days, kilometres
 * and rupiah as the names say. A booking keeps the snapshot it was made under.
 */
const policySchema = z.object({
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

export type Policy = z.infer<typeof policySchema>

/** Every policy by name. */
export const POLICY_KEYS = Object.keys(policySchema.shape) as (keyof Policy)[]

const DAY_MINUTES = 24 * 60

/** Combinations that cannot work, each told at one of the two fields: `impossible` true means refused. */
const COMBINATIONS = {
  therapy_longer_than_slot: { at: 'therapyMinutes', impossible: (p) => p.therapyMinutes > p.slotMinutes },
  // A first session beyond the validity could neither be moved nor followed by the others.
  horizon_beyond_validity: { at: 'bookingHorizonDays', impossible: (p) => p.bookingHorizonDays > p.packageValidityDays },
  never_free: { at: 'freeCancellationMinutes', impossible: (p) => p.freeCancellationMinutes >= p.bookingHorizonDays * DAY_MINUTES },
  // The nearest start would come before the end of the wait.
  hold_beyond_start: {
    at: 'paymentHoldMinutes',
    impossible: (p) => p.paymentHoldMinutes > Math.min(p.instantLeadMinutes, p.smallestNoticeMinutes),
  },
  instant_answer_beyond_start: { at: 'answerMinutesInstant', impossible: (p) => p.answerMinutesInstant > p.instantLeadMinutes },
  regular_answer_beyond_start: {
    at: 'answerMinutesRegular',
    impossible: (p) => p.answerMinutesRegular > Math.min(p.smallestNoticeMinutes, p.otherTherapistLeadMinutes),
  },
  // The visit would be over before the therapist may say that nobody is there.
  grace_beyond_therapy: { at: 'noShowGraceMinutes', impossible: (p) => p.noShowGraceMinutes >= p.therapyMinutes },
} satisfies Record<string, { at: keyof Policy; impossible: (policy: Policy) => boolean }>

export type ImpossibleCombination = keyof typeof COMBINATIONS
export const IMPOSSIBLE_COMBINATIONS = Object.keys(COMBINATIONS) as ImpossibleCombination[]

/**
 * What an admin may put in force. What is stored is read without the combinations: a policy of
 * yesterday, or the one a booking was made under, holds even if nobody could choose it today.
 */
export const workablePolicySchema = policySchema.superRefine((policy, context) => {
  for (const [message, { at, impossible }] of Object.entries(COMBINATIONS))
    if (impossible(policy)) context.addIssue({ code: 'custom', path: [at], message })
})

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
