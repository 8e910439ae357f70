import type { NotificationKind } from '../domain/notification/kinds.ts'
import { formatDateTime, formatMoney, formatTime, type Zone } from './format.ts'
import type { Locale } from './locale.ts'
import type { Params } from './messages.ts'
import { translator } from './translator.server.ts'

const MONEY = new Set(['amount', 'net'])
const MOMENTS = new Set(['startsAt', 'expiresAt', 'usableFrom'])
/** Values that choose a text of their own, e.g. `booking_requested.title.INSTANT`. */
const VARIANTS = ['type', 'lead'] as const

export type NotificationText = { title: string; body: string }

/** A notification in words: money as rupiah, times in the zone of the visit. Unknown kinds (of a newer version) show their name. */
export function notificationText(locale: Locale, kind: NotificationKind | (string & {}), data: Record<string, unknown>): NotificationText {
  const t = translator(locale)
  const params = readable(locale, data)
  if (kind === 'admin_exception') params['kind'] = t.maybe(`admin.exception.${String(data['kind'])}`) ?? String(data['kind'])
  const part = (name: 'title' | 'body') => {
    for (const variant of VARIANTS) {
      const special = t.maybe(`notification.${kind}.${name}.${String(data[variant])}`, params)
      if (special !== undefined) return special
    }
    return t.maybe(`notification.${kind}.${name}`, params) ?? (name === 'title' ? kind : '')
  }
  return { title: part('title'), body: part('body') }
}

function readable(locale: Locale, data: Record<string, unknown>): Params {
  const zone = (typeof data['zone'] === 'string' ? data['zone'] : 'Asia/Jakarta') as Zone
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      if (MONEY.has(name)) return [name, formatMoney(value as number)]
      if (MOMENTS.has(name)) return [name, formatDateTime(value as string, zone, locale)]
      if (name === 'respondBy') return [name, formatTime(value as string, zone, locale)]
      return [name, value as string | number]
    }),
  )
}
