import { parsePhone } from '../../domain/identity/contact.ts'
import { DETAIL_LIMITS, type VisitDetails } from '../../domain/visit/visit-details.ts'
import type { Translate } from '../../i18n/messages.ts'

type Read = { ok: true; details: VisitDetails } | { ok: false; message: string }

const NAMES = ['note', 'landmark', 'gate', 'contactName'] as const

/** What the form about the door sent; the message says which field is wrong. */
export function readDetails(fields: Record<string, string>, t: Translate): Read {
  const text = (name: string) => (fields[name] ?? '').replaceAll('\r\n', '\n').trim() || null
  for (const name of NAMES)
    if ((text(name)?.length ?? 0) > DETAIL_LIMITS[name])
      return { ok: false, message: t('patient.door.tooLong', { field: t(`patient.door.${name}`), limit: DETAIL_LIMITS[name] }) }
  const typed = text('contactPhone')
  const contactPhone = typed === null ? null : parsePhone(typed)
  if (typed !== null && contactPhone === null) return { ok: false, message: t('patient.door.phoneWrong') }
  const [note, landmark, gate, contactName] = NAMES.map(text) as [string | null, string | null, string | null, string | null]
  return { ok: true, details: { note, landmark, gate, contactName, contactPhone } }
}
