import { z } from 'zod'
import { CANCEL_REASONS, CANCEL_WORDS_LIMIT, type Because } from '../../domain/session/because.ts'
import { readable } from './form.ts'

const schema = z.object({
  cancelReason: z.enum(CANCEL_REASONS).optional(),
  cancelWords: z
    .string()
    .transform((typed) => readable(typed).replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(CANCEL_WORDS_LIMIT))
    .optional(),
})

/** What {@link CancelReasonFields} sent; null when it is none of the reasons, or too many words. */
export function readBecause(fields: Record<string, unknown>): Because | null {
  const { cancelReason, cancelWords } = fields
  const parsed = schema.safeParse({ cancelReason: cancelReason || undefined, cancelWords: cancelWords || undefined })
  return parsed.success ? { reason: parsed.data.cancelReason ?? null, words: parsed.data.cancelWords || null } : null
}
