import { data } from 'react-router'
import type { SessionUser } from '../../context.ts'
import { changePassword } from '../../domain/identity/change-password.ts'
import { PASSWORD_LENGTH, passwordProblem } from '../../domain/identity/passwords.ts'
import { listSessions, revokeOtherSessions, revokeSession } from '../../domain/identity/sessions.ts'
import type { Locale } from '../../i18n/locale.ts'
import { translator } from '../../i18n/translator.server.ts'
import { inTransaction } from '../../platform/db.ts'
import { field } from './form.ts'

export type SessionItem = { id: string; device: string | null; lastSeenAt: string; isThis: boolean }

/** What {@link import('./account-security.tsx').AccountSecurity} shows. */
export async function securityData(user: SessionUser): Promise<{ sessions: SessionItem[] }> {
  const sessions = await listSessions(user.id)
  return {
    sessions: sessions.slice(0, 30).map((session) => ({
      id: session.id,
      device: deviceName(session.userAgent),
      lastSeenAt: session.lastSeenAt.toString(),
      isThis: session.id === user.sessionId,
    })),
  }
}

/** `Chrome · Android`; null when the browser does not say. */
export function deviceName(userAgent: string | null): string | null {
  if (!userAgent) return null
  const browser = /Edg\//.test(userAgent)
    ? 'Edge'
    : /SamsungBrowser/.test(userAgent)
      ? 'Samsung Internet'
      : /OPR\/|Opera/.test(userAgent)
        ? 'Opera'
        : /Firefox|FxiOS/.test(userAgent)
          ? 'Firefox'
          : /Chrome|CriOS/.test(userAgent)
            ? 'Chrome'
            : /Safari/.test(userAgent)
              ? 'Safari'
              : null
  const system = /Android/.test(userAgent)
    ? 'Android'
    : /iPhone|iPad/.test(userAgent)
      ? 'iOS'
      : /Windows/.test(userAgent)
        ? 'Windows'
        : /Mac OS X/.test(userAgent)
          ? 'macOS'
          : /Linux|X11/.test(userAgent)
            ? 'Linux'
            : null
  return [browser, system].filter(Boolean).join(' · ') || null
}

export type SecurityAnswer = { ok: boolean; intent: string; message: string; errors: Record<string, string | undefined> }

/** Answers the forms of AccountSecurity; null when the intent is none of theirs. */
export async function securityAction(form: FormData, user: SessionUser, locale: Locale) {
  const intent = field(form, 'intent')
  const t = translator(locale)
  const actor = { kind: 'user', id: user.id, role: user.role } as const
  const answer = (ok: boolean, message: string, status = 200, errors: SecurityAnswer['errors'] = {}) =>
    data<SecurityAnswer>({ ok, intent, message, errors }, { status })

  if (intent === 'end-session') {
    const sessionId = field(form, 'sessionId')
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(sessionId)
    const ended = isId && (await inTransaction(actor, (tx) => revokeSession(tx, { userId: user.id, sessionId })))
    return ended ? answer(true, t('auth.account.session.ended')) : answer(false, t('common.form.stale'), 404)
  }
  if (intent === 'end-other-sessions') {
    await inTransaction(actor, (tx) => revokeOtherSessions(tx, { userId: user.id, exceptSessionId: user.sessionId }))
    return answer(true, t('auth.account.session.ended'))
  }
  if (intent !== 'change-password') return null

  const [current, next] = [field(form, 'current'), field(form, 'new-password')]
  const problem = passwordProblem(next, [user.name])
  const errors = {
    current: current && current.length <= PASSWORD_LENGTH.max * 4 ? undefined : t('auth.error.password_empty'),
    'new-password': next === '' ? t('auth.error.password_empty') : problem ? t(`auth.error.${problem}`) : undefined,
  }
  if (errors.current || errors['new-password']) return answer(false, t('auth.error.summary'), 422, errors)
  const result = await changePassword({ userId: user.id, role: user.role, sessionId: user.sessionId, current, next })
  if (result.ok) return answer(true, t('auth.account.password.changed'))
  if (result.reason === 'too_many') return answer(false, t('auth.tooMany', { minutes: result.minutes }), 429)
  return answer(false, t('auth.error.summary'), 422, { current: t('auth.account.password.wrong') })
}
