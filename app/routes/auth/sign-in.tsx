import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/sign-in'
import { clientAddressContext, localeContext, userContext, type SessionUser } from '../../context.ts'
import { revokeSession } from '../../domain/identity/sessions.ts'
import { signIn } from '../../domain/identity/sign-in.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useT } from '../../i18n/use-t.tsx'
import { config } from '../../platform/config.ts'
import { inTransaction } from '../../platform/db.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/display.tsx'
import { ErrorSummary, Field, type FieldErrors } from '../../ui/field.tsx'
import { Title } from '../../ui/page.tsx'
import { safeNext } from '../session.ts'
import { field } from '../shared/form.ts'
import { PasswordField } from '../shared/password-field.tsx'
import { destination, signedIn } from './signed-in-response.server.ts'

/** What the demo seed creates; shown only where the configuration says demo. */
const DEMO = {
  password: 'fisioku-demo',
  accounts: [
    ['PATIENT', 'pasien@demo.test'],
    ['THERAPIST', 'terapis@demo.test'],
    ['ADMIN', 'admin@demo.test'],
  ],
} as const

export function loader({ context, url }: Route.LoaderArgs) {
  const next = url.searchParams.get('next')
  const user = context.get(userContext)
  if (user) throw redirect(destination(next, user.role))
  return { next: next ? safeNext(next, '') : '', demo: config().mode === 'demo' ? DEMO : null }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const t = translator(context.get(localeContext))
  const [contact, password] = [field(form, 'contact').trim().slice(0, 254), field(form, 'password').slice(0, 1_000)]
  const values = { contact }
  const errors = {
    contact: contact ? undefined : t('auth.error.contact'),
    password: password ? undefined : t('auth.error.password_empty'),
  }
  if (errors.contact || errors.password) return data({ errors, values, message: t('auth.error.summary') }, { status: 400 })

  const result = await signIn({
    contact,
    password,
    ipAddress: context.get(clientAddressContext),
    userAgent: request.headers.get('User-Agent'),
  })
  if (result.ok) {
    await endFormerSession(context.get(userContext))
    return signedIn(request, result.session, destination(field(form, 'next'), result.role), result.locale)
  }
  if (result.reason === 'wrong') return data({ errors: {}, values, message: t('auth.signIn.wrong') }, { status: 401 })
  const message = t(result.reason === 'locked' ? 'auth.signIn.locked' : 'auth.tooMany', { minutes: result.minutes })
  return data({ errors: {}, values, message }, { status: 429, headers: { 'Retry-After': String(result.minutes * 60) } })
}

/** Pages answer with their loader's headers unless told otherwise; Retry-After comes from the action. */
export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

/** Signing in over somebody else's session replaces it. */
async function endFormerSession(user: SessionUser | null): Promise<void> {
  if (user)
    await inTransaction({ kind: 'user', id: user.id, role: user.role }, (tx) =>
      revokeSession(tx, { userId: user.id, sessionId: user.sessionId }),
    )
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const t = useT()
  const { next, demo } = loaderData
  const errors: FieldErrors = actionData?.errors ?? {}
  return (
    <div className="page flex max-w-[440px] flex-col gap-5 pt-4 pb-10">
      <Title>{t('auth.signIn.title')}</Title>
      <div>
        <h1 className="text-2xl">{t('auth.signIn.title')}</h1>
        <p className="mt-1 text-muted">{t('auth.signIn.lead')}</p>
      </div>
      <Form method="post" noValidate className="flex flex-col gap-4">
        <ErrorSummary errors={errors} message={actionData?.message} />
        <input type="hidden" name="next" value={next} />
        <Field
          name="contact"
          label={t('auth.contact')}
          error={errors.contact}
          defaultValue={actionData?.values.contact}
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          inputMode="email"
          maxLength={254}
          required
        />
        <PasswordField name="password" label={t('auth.password')} error={errors.password} autoComplete="current-password" />
        <SubmitButton block>{t('auth.signIn.submit')}</SubmitButton>
      </Form>
      <p className="text-center">
        {t('auth.signIn.noAccount')}{' '}
        <Link
          to={`/register${next ? `?next=${encodeURIComponent(next)}` : ''}`}
          className="inline-flex min-h-11 items-center font-semibold text-brand underline"
        >
          {t('auth.signIn.toRegister')}
        </Link>
      </p>
      {demo && <DemoAccounts demo={demo} next={next} />}
    </div>
  )
}

function DemoAccounts({ demo, next }: { demo: typeof DEMO; next: string }) {
  const t = useT()
  return (
    <Card>
      <h2 className="text-base font-bold">{t('auth.signIn.demo')}</h2>
      <p className="mt-0.5 text-sm text-muted">{t('auth.signIn.demo.body', { password: demo.password })}</p>
      <div className="mt-3 grid gap-2">
        {demo.accounts.map(([role, email]) => (
          <Form key={email} method="post">
            <input type="hidden" name="next" value={next} />
            <input type="hidden" name="contact" value={email} />
            <button
              name="password"
              value={demo.password}
              className="flex min-h-11 w-full items-center justify-between gap-3 rounded-md border border-line-strong bg-surface px-3.5 py-2 text-left text-sm hover:bg-sunken"
            >
              <span className="font-semibold">{t(`auth.role.${role}`)}</span>
              <span className="text-muted">{email}</span>
            </button>
          </Form>
        ))}
      </div>
    </Card>
  )
}
