import type admin from './id/admin.ts'
import type alerts from './id/alerts.ts'
import type auth from './id/auth.ts'
import type chat from './id/chat.ts'
import type common from './id/common.ts'
import type discovery from './id/discovery.ts'
import type notification from './id/notification.ts'
import type patient from './id/patient.ts'
import type pay from './id/pay.ts'
import type receipt from './id/receipt.ts'
import type therapist from './id/therapist.ts'
import type wallet from './id/wallet.ts'

/** Indonesian is the reference: its keys define what every other language must have. */
export type Dictionaries = {
  admin: typeof admin
  alerts: typeof alerts
  auth: typeof auth
  chat: typeof chat
  common: typeof common
  discovery: typeof discovery
  notification: typeof notification
  patient: typeof patient
  pay: typeof pay
  receipt: typeof receipt
  therapist: typeof therapist
  wallet: typeof wallet
}
export type Namespace = keyof Dictionaries
export type MessageKey = { [N in Namespace]: `${N}.${keyof Dictionaries[N] & string}` }[Namespace]
export type Messages = Partial<Record<Namespace, Record<string, string>>>
export type Params = Record<string, string | number | bigint>

/** Part of the product whose texts travel together. Public and patient pages share one. */
export type Area = 'patient' | 'therapist' | 'admin'
export const AREAS: Area[] = ['patient', 'therapist', 'admin']

export const AREA_NAMESPACES: Record<Area, Namespace[]> = {
  patient: ['common', 'alerts', 'auth', 'patient', 'discovery', 'pay', 'chat', 'wallet'],
  therapist: ['common', 'alerts', 'auth', 'therapist', 'chat', 'wallet'],
  admin: ['common', 'alerts', 'auth', 'admin', 'chat'],
}

export function lookup(messages: Messages, key: string): string | undefined {
  const dot = key.indexOf('.')
  return messages[key.slice(0, dot) as Namespace]?.[key.slice(dot + 1)]
}

/**
 * Fills `{name}` and picks plurals: `{count|session|sessions}` prints the first
 * form for 1 and the second otherwise, without the number itself.
 */
export function interpolate(text: string, params?: Params): string {
  if (!text.includes('{')) return text
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, other?: string) => {
    const value = params?.[name]
    if (value === undefined) return whole
    if (one === undefined) return String(value)
    return Number(value) === 1 ? one : (other ?? '')
  })
}

export type Translate = {
  (key: MessageKey, params?: Params): string
  /** For keys built from data (a reason code, a state): undefined when there is no such text. */
  maybe: (key: string, params?: Params) => string | undefined
}

export function createTranslate(messages: Messages): Translate {
  const t = ((key: string, params?: Params) => interpolate(lookup(messages, key) ?? key, params)) as Translate
  t.maybe = (key, params) => {
    const text = lookup(messages, key)
    return text === undefined ? undefined : interpolate(text, params)
  }
  return t
}
