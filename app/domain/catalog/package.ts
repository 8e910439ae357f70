import { z } from 'zod'

export const GRADES = ['STANDARD', 'SENIOR', 'SPECIALIST'] as const
export type Grade = (typeof GRADES)[number]

const rupiah = z.coerce.number().int().min(1).max(1_000_000_000)

/** A package as an admin writes it. Amounts in whole rupiah. */
export const packageSchema = z
  .object({
    slug: z
      .string()
      .trim()
      .regex(/^[a-z0-9-]{2,60}$/),
    nameId: z.string().trim().min(2).max(80),
    nameEn: z.string().trim().min(2).max(80),
    descriptionId: z.string().trim().max(500).default(''),
    descriptionEn: z.string().trim().max(500).default(''),
    grade: z.enum(GRADES),
    place: z.enum(['HOME', 'ONLINE']).default('HOME'),
    sessionCount: z.coerce.number().int().min(1).max(50),
    durationMinutes: z.coerce.number().int().min(15).max(240).default(60),
    totalPrice: rupiah,
    /** Empty: the platform fee of the policy. */
    adminFeeAmount: z.preprocess(
      (value) => (value === '' || value === undefined ? null : value),
      z.coerce.number().int().min(0).max(1_000_000_000).nullable(),
    ),
    sortOrder: z.coerce.number().int().min(0).max(9999).default(0),
  })
  .refine((item) => item.adminFeeAmount === null || item.adminFeeAmount <= item.totalPrice, {
    path: ['adminFeeAmount'],
    message: 'fee_above_price',
  })

export type PackageInput = z.infer<typeof packageSchema>
