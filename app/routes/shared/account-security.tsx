import { ChevronDown, Laptop, LogOut, Smartphone } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Form, useNavigation } from 'react-router'
import type { Zone } from '../../i18n/format.ts'
import { useT } from '../../i18n/use-t.tsx'
import { Button, SubmitButton } from '../../ui/button.tsx'
import { Alert, Badge, Card, DateTime } from '../../ui/display.tsx'
import { ErrorSummary } from '../../ui/field.tsx'
import { Section } from '../../ui/page.tsx'
import type { SecurityAnswer, SessionItem } from './account-security.server.ts'
import { PasswordField } from './password-field.tsx'

type Props = { sessions: SessionItem[]; answer?: SecurityAnswer | null; zone: Zone }

/** Signed-in devices and the password, for the account screen of any role; the page's action calls securityAction(). */
export function AccountSecurity({ sessions, answer, zone }: Props) {
  const t = useT()
  return (
    <Section title={t('auth.account.security')}>
      {answer?.ok && (
        <Alert tone="positive" live>
          {answer.message}
        </Alert>
      )}
      {answer && !answer.ok && answer.intent !== 'change-password' && (
        <Alert tone="negative" live>
          {answer.message}
        </Alert>
      )}
      <Card>
        <h3 className="font-bold">{t('auth.account.sessions')}</h3>
        <ul className="mt-1 divide-y divide-line">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} zone={zone} />
          ))}
        </ul>
        {sessions.some((session) => !session.isThis) && (
          <Form method="post" preventScrollReset className="mt-3">
            <SubmitButton name="intent" value="end-other-sessions" variant="secondary" size="sm" block>
              {t('auth.account.session.endOthers')}
            </SubmitButton>
          </Form>
        )}
      </Card>
      <PasswordForm answer={answer?.intent === 'change-password' ? answer : null} />
    </Section>
  )
}

function SessionRow({ session, zone }: { session: SessionItem; zone: Zone }) {
  const t = useT()
  const device = session.device ?? t('auth.account.session.unknown')
  const Icon = /Android|iOS/.test(device) ? Smartphone : Laptop
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-3">
      <Icon aria-hidden className="size-5 shrink-0 text-muted" />
      <div className="min-w-[10ch] flex-1">
        <p className="font-semibold">{device}</p>
        {!session.isThis && (
          <p className="text-sm text-muted">
            {t('auth.account.session.seen', { time: '' })}
            <DateTime at={session.lastSeenAt} zone={zone} style="day" />
          </p>
        )}
      </div>
      {session.isThis ? (
        <Badge tone="positive">{t('auth.account.session.this')}</Badge>
      ) : (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="sessionId" value={session.id} />
          <SubmitButton
            name="intent"
            value="end-session"
            variant="ghost"
            size="sm"
            aria-label={t('auth.account.session.endNamed', { device })}
          >
            {t('auth.account.session.end')}
          </SubmitButton>
        </Form>
      )}
    </li>
  )
}

function PasswordForm({ answer }: { answer: SecurityAnswer | null }) {
  const t = useT()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (answer?.ok) form.current?.reset()
  }, [answer])
  return (
    <Card>
      <details open={answer?.ok === false ? true : undefined}>
        <summary className="-m-2 flex min-h-11 items-center justify-between rounded-md p-2 font-bold">
          {t('auth.account.password')}
          <ChevronDown aria-hidden className="size-5 text-muted" />
        </summary>
        <Form ref={form} method="post" preventScrollReset noValidate className="mt-3 flex flex-col gap-4">
          {answer?.ok === false && <ErrorSummary errors={answer.errors} message={answer.message} />}
          <PasswordField
            name="current"
            label={t('auth.account.password.current')}
            error={answer?.errors['current']}
            autoComplete="current-password"
          />
          <PasswordField
            name="new-password"
            label={t('auth.account.password.next')}
            hint={t('auth.register.password.hint')}
            error={answer?.errors['new-password']}
            autoComplete="new-password"
          />
          <SubmitButton name="intent" value="change-password" variant="secondary">
            {t('auth.account.password')}
          </SubmitButton>
        </Form>
      </details>
    </Card>
  )
}

/**
 * Signs this device out with a full page load, so that nothing of the person stays in
 * memory, and withdraws its push subscription: the next owner must not be alerted.
 */
export function SignOutButton() {
  const t = useT()
  const [leaving, setLeaving] = useState(false)
  const endpoint = useRef<HTMLInputElement>(null)
  const idle = useNavigation().state === 'idle'
  async function leave(form: HTMLFormElement) {
    setLeaving(true)
    const subscription = await withdrawPush().catch(() => null)
    if (endpoint.current) endpoint.current.value = subscription ?? ''
    form.submit()
  }
  return (
    <form
      method="post"
      action="/sign-out"
      onSubmit={(event) => {
        event.preventDefault()
        if (!leaving && idle) void leave(event.currentTarget)
      }}
    >
      <input ref={endpoint} type="hidden" name="endpoint" />
      <Button type="submit" variant="secondary" block pending={leaving} icon={<LogOut aria-hidden className="size-5" />}>
        {t('auth.account.signOut')}
      </Button>
    </form>
  )
}

/** Unsubscribes this browser and returns the endpoint it had; gives up after two seconds. */
async function withdrawPush(): Promise<string | null> {
  const work = (async () => {
    const registration = await navigator.serviceWorker?.getRegistration()
    const subscription = await registration?.pushManager?.getSubscription()
    if (!subscription) return null
    await subscription.unsubscribe()
    return subscription.endpoint
  })()
  return Promise.race([
    work,
    new Promise<null>((resolve) => {
      setTimeout(() => resolve(null), 2_000)
    }),
  ])
}
