import type { SoldRecorded } from '../../domain/session/create-booking.ts'
import { formatMoney, type Zone } from '../../i18n/format.ts'
import type { Locale } from '../../i18n/locale.ts'
import type { Translate } from '../../i18n/messages.ts'
import { amountInWords } from './amount-in-words.ts'
import type { Sheet } from './sheet.ts'

/** A language, a zone, and how a time is told in them. */
export type Words = { t: Translate; locale: Locale; zone: Zone; time: (at: Temporal.Instant | null) => string }

/** What the kinds of paper do not share. */
export type Body = Pick<Sheet, 'badge' | 'hero' | 'facts' | 'tables' | 'notes'>

/** One amount, in figures and in words. */
export function heroOf(label: string, amount: bigint, locale: Locale, t: Translate): Sheet['hero'] {
  return { label, amount: formatMoney(amount), words: `${t('receipt.words')}: ${amountInWords(amount, locale)}` }
}

/** Whoever reads what was bought must know when it was not written down at the sale. */
export const recordedNote = (receipt: { recorded: SoldRecorded }, t: Translate): string[] =>
  receipt.recorded === 'AT_UPGRADE' ? [t('receipt.note.recordedLater')] : []

/** A payment method's name; one that is not known any more shows as it is stored. */
export const methodName = (method: string, t: Translate): string => t.maybe(`pay.method.${method}`) ?? method
