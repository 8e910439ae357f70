import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { z } from 'zod'

/**
 * A telephone number in E.164, however it was typed: `0812…`, `62812…`, `+62 812…`,
 * `0062…`, with spaces, dots, dashes or brackets. Without a country code it is Indonesian.
 * @returns null when no such number can exist
 */
export function parsePhone(text: string, country: CountryCode = 'ID'): string | null {
  const cleaned = text
    .normalize('NFKC')
    .trim()
    .replace(/^00(?=[1-9])/, '+')
  if (cleaned.length > 40 || !/^\+?[\d\s().\-–/]+$/.test(cleaned)) return null
  // «+62 0812…» is how many write it; the 0 belongs to the national spelling.
  const spelled = cleaned.replace(/^(\+?62[\s().-]*)0(?=[\s().-]*8)/, '$1')
  const phone = parsePhoneNumberFromString(spelled, country)
  if (!phone?.isPossible()) return null
  if (phone.countryCallingCode === '62' && !/^(8\d{8,11}|[2-7]\d{6,10})$/.test(phone.nationalNumber)) return null
  return /^\+[1-9]\d{7,14}$/.test(phone.number) ? phone.number : null
}

/** `+6281234567890` → `0812-3456-7890`; a foreign number in its international spelling. */
export function showPhone(phone: string): string {
  if (phone.startsWith('+62')) {
    const national = `0${phone.slice(3)}`
    return [national.slice(0, 4), national.slice(4, 8), national.slice(8)].filter(Boolean).join('-')
  }
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone
}

const emailShape = z.email().max(254)

/** A mail address in the one spelling under which it is unique, or null. */
export function parseEmail(text: string): string | null {
  const email = text.normalize('NFKC').trim().toLowerCase()
  return emailShape.safeParse(email).success ? email : null
}

export type Contact = { kind: 'email'; value: string } | { kind: 'phone'; value: string }

/** What a person typed into «e-mail or phone». */
export function parseContact(text: string): Contact | null {
  if (text.includes('@')) {
    const value = parseEmail(text)
    return value === null ? null : { kind: 'email', value }
  }
  const value = parsePhone(text)
  return value === null ? null : { kind: 'phone', value }
}
