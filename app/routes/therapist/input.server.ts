import type { RouterContextProvider } from 'react-router'
import { z } from 'zod'
import { localeContext } from '../../context.ts'
import { database } from '../../platform/db.ts'
import { readTherapistProfile, type TherapistProfile } from '../../domain/visit/therapist-queries.ts'
import { formatDateTime, type Zone } from '../../i18n/format.ts'
import type { Locale } from '../../i18n/locale.ts'
import type { Translate } from '../../i18n/messages.ts'
import { translator } from '../../i18n/translator.server.ts'
import type { StepResult } from '../../domain/visit/take-step.ts'
import { notFound, requireUser } from '../session.ts'

type Context = Readonly<RouterContextProvider>

/** An id from the address; anything else is a page that does not exist. */
export function idParam(value: string | undefined): string {
  const parsed = z.uuid().safeParse(value)
  if (!parsed.success) throw notFound()
  return parsed.data
}

/** The signed-in therapist with their profile, language and texts. */
export async function therapistOf(context: Context): Promise<{
  userId: string
  actor: { kind: 'user'; id: string; role: 'THERAPIST' }
  profile: TherapistProfile
  locale: Locale
  t: Translate
}> {
  const user = requireUser(context, 'THERAPIST')
  const profile = await readTherapistProfile(database().prisma, user.id)
  if (!profile) throw notFound()
  const locale = context.get(localeContext)
  return { userId: user.id, actor: { kind: 'user', id: user.id, role: 'THERAPIST' }, profile, locale, t: translator(locale) }
}

export type Answer = { ok: boolean; message: string }

/** What the therapist reads after a step that was refused. */
export function stepRefusal(result: Extract<StepResult, { ok: false }>, t: Translate, zone: Zone, locale: Locale): Answer {
  if (result.reason === 'not_found') throw notFound()
  if (result.reason === 'too_early' && result.opensAt) {
    return { ok: false, message: t('therapist.step.too_early', { time: formatDateTime(result.opensAt, zone, locale, 'day') }) }
  }
  if (result.reason === 'too_late') return { ok: false, message: t('therapist.step.too_late') }
  return { ok: false, message: t('therapist.step.stale', { status: t.maybe(`common.session.status.${result.status}`) ?? result.status }) }
}

/** An instant as a form carries it; undefined when it is not one. */
export const instantField = z
  .string()
  .max(40)
  .transform((text, check) => {
    try {
      return Temporal.Instant.from(text)
    } catch {
      check.addIssue({ code: 'custom', message: 'not an instant' })
      return z.NEVER
    }
  })

/** Typed text as it is stored: one kind of line break, none of the invisible characters the database refuses. */
export function plainText(typed: FormDataEntryValue | null | undefined): string {
  if (typeof typed !== 'string') return ''
  return typed
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
}
