import { z } from 'zod'

const stars = z.coerce.number().int().min(1).max(5)

/** What a patient says about a completed booking. */
export const reviewSchema = z.object({
  rating: stars,
  cleanliness: stars,
  punctuality: stars,
  professionalism: stars,
  comment: z
    .string()
    .trim()
    .max(1000)
    .transform((text) => text || null)
    .nullable()
    .default(null),
})

export type ReviewInput = z.infer<typeof reviewSchema>

export const replySchema = z.string().trim().min(2).max(1000)

/** `Budi Santoso` as strangers see him: `Budi S.` */
export function publicName(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/)
  const last = rest.at(-1)
  return last ? `${first} ${last[0]!.toUpperCase()}.` : first
}
