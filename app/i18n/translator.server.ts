import enAdminArea from './areas/en-admin.ts'
import enPatientArea from './areas/en-patient.ts'
import enTherapistArea from './areas/en-therapist.ts'
import enNotification from './en/notification.ts'
import enReceipt from './en/receipt.ts'
import idAdminArea from './areas/id-admin.ts'
import idPatientArea from './areas/id-patient.ts'
import idTherapistArea from './areas/id-therapist.ts'
import idNotification from './id/notification.ts'
import idReceipt from './id/receipt.ts'
import type { Locale } from './locale.ts'
import { AREA_NAMESPACES, AREAS, createTranslate, type Area, type Messages, type Translate } from './messages.ts'

const ALL: Record<Locale, Messages> = {
  id: { ...idPatientArea, ...idTherapistArea, ...idAdminArea, notification: idNotification, receipt: idReceipt },
  en: { ...enPatientArea, ...enTherapistArea, ...enAdminArea, notification: enNotification, receipt: enReceipt },
}
const TRANSLATORS: Record<Locale, Translate> = { id: createTranslate(ALL.id), en: createTranslate(ALL.en) }

/** Every namespace in one language, for loaders, actions, worker tasks and rendering on the server. */
export function translator(locale: Locale): Translate {
  return TRANSLATORS[locale]
}

export function allMessages(locale: Locale): Messages {
  return ALL[locale]
}

const json = new Map<string, string>()
for (const locale of ['id', 'en'] as const)
  for (const area of AREAS) {
    const part = Object.fromEntries(AREA_NAMESPACES[area].map((name) => [name, ALL[locale][name]]))
    // `<` is escaped so that no text can close the script element it travels in.
    json.set(`${locale}-${area}`, JSON.stringify(part).replaceAll('<', '\\u003c'))
  }

/** The texts of one area as JSON safe inside a script element; built once at start. */
export function areaMessagesJson(locale: Locale, area: Area): string {
  return json.get(`${locale}-${area}`) ?? '{}'
}
