export const LOCALES = ['id', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'id'

export function isLocale(value: unknown): value is Locale {
  return LOCALES.includes(value as Locale)
}

/** First supported language of an Accept-Language header; Indonesian when none fits. */
export function localeFromHeader(header: string | null): Locale {
  for (const part of header?.split(',') ?? []) {
    const language = part.trim().slice(0, 2).toLowerCase()
    if (isLocale(language)) return language
    if (language === 'in' || language === 'ms') return 'id'
  }
  return DEFAULT_LOCALE
}
