import { createContext, use, useContext, useMemo, type ReactNode } from 'react'
import type { Locale } from './locale.ts'
import { createTranslate, type Area, type Messages, type Translate } from './messages.ts'

export type I18n = {
  locale: Locale
  messages: Messages
  translate: Translate
  /** Areas whose texts are in `messages`; the server has all of them. */
  loaded: Set<Area>
  /** Only on the server: the texts to write into the page. */
  inlineJson?: string
}

const I18nContext = createContext<I18n | null>(null)

export function createI18n(locale: Locale, messages: Messages, loaded: Area[], inlineJson?: string): I18n {
  return { locale, messages, translate: createTranslate(messages), loaded: new Set(loaded), inlineJson }
}

export function I18nProvider({ value, children }: { value: I18n; children: ReactNode }) {
  return <I18nContext value={value}>{children}</I18nContext>
}

export function useI18n(): I18n {
  const value = useContext(I18nContext)
  if (!value) throw new Error('I18nProvider is missing')
  return value
}

/** `const t = useT(); t('common.save')`. Texts of the page's area only. */
export function useT(): Translate {
  return useI18n().translate
}

export function useLocale(): Locale {
  return useI18n().locale
}

type Loaders = Partial<Record<`${Locale}-${Area}`, () => Promise<{ default: Messages }>>>
// The server holds every text already and never loads any.
const LOADERS: Loaders = import.meta.env.SSR
  ? {}
  : {
      'id-patient': () => import('./areas/id-patient.ts'),
      'id-therapist': () => import('./areas/id-therapist.ts'),
      'id-admin': () => import('./areas/id-admin.ts'),
      'en-patient': () => import('./areas/en-patient.ts'),
      'en-therapist': () => import('./areas/en-therapist.ts'),
      'en-admin': () => import('./areas/en-admin.ts'),
    }
const pending = new Map<Area, Promise<void>>()

/**
 * Makes an area's texts present before its screens render. The first page
 * carries them inline; this suspends only when a person moves to another area.
 */
export function useArea(area: Area): void {
  const i18n = useI18n()
  const promise = useMemo(() => {
    if (i18n.loaded.has(area)) return null
    let wait = pending.get(area)
    const load = LOADERS[`${i18n.locale}-${area}`]
    if (!wait && load) {
      wait = load().then((module) => {
        Object.assign(i18n.messages, module.default)
        i18n.loaded.add(area)
      })
      pending.set(area, wait)
    }
    return wait ?? null
  }, [i18n, area])
  if (promise && !i18n.loaded.has(area)) use(promise)
}
