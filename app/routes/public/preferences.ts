import { redirect } from 'react-router'
import type { Route } from './+types/preferences'
import { userContext } from '../../context.ts'
import { setLocale } from '../../domain/identity/update-profile.ts'
import { isLocale } from '../../i18n/locale.ts'
import { inTransaction } from '../../platform/db.ts'
import { safeNext } from '../session.ts'

const CHOICES: Record<string, string[]> = {
  lang: ['id', 'en'],
  theme: ['auto', 'light', 'dark'],
  text: ['normal', 'large', 'largest'],
}
const ONE_YEAR = 31_536_000

export function loader() {
  return redirect('/')
}

/** Stores language, theme or text size in cookies of this device and goes back. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const headers = new Headers()
  for (const [name, allowed] of Object.entries(CHOICES)) {
    const value = form.get(name)
    if (typeof value === 'string' && allowed.includes(value))
      headers.append('Set-Cookie', `${name}=${value}; Path=/; Max-Age=${ONE_YEAR}; SameSite=Lax`)
  }
  const [user, locale] = [context.get(userContext), form.get('lang')]
  // Letters and pushes follow the language of the last choice.
  if (user && isLocale(locale))
    await inTransaction({ kind: 'user', id: user.id, role: user.role }, (tx) => setLocale(tx, { userId: user.id, locale }))
  const next = form.get('next')
  return redirect(safeNext(typeof next === 'string' ? next : null, '/'), { headers })
}
