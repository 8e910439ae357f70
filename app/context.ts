import { createContext } from 'react-router'
import type { SessionUser } from './domain/identity/sessions.ts'
import type { Locale } from './i18n/locale.ts'
import type { Role } from './platform/db.ts'

export type { Role, SessionUser }

export type Theme = 'auto' | 'light' | 'dark'
export type TextSize = 'normal' | 'large' | 'largest'

export const userContext = createContext<SessionUser | null>(null)
export const localeContext = createContext<Locale>('id')
export const themeContext = createContext<Theme>('auto')
export const textSizeContext = createContext<TextSize>('normal')
/** Set by server.ts for every request, empty in development. */
export const nonceContext = createContext<string>('')
/** Address of the client as seen behind the trusted proxy, for rate limits. */
export const clientAddressContext = createContext<string>('')
/** The address asked for, without the `.data` suffix of client navigations. */
export const urlContext = createContext<URL>()
