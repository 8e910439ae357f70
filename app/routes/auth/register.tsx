import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/register'
import { clientAddressContext, localeContext, userContext } from '../../context.ts'
import { parseContact } from '../../domain/identity/contact.ts'
import { hashPassword, passwordProblem } from '../../domain/identity/passwords.ts'
import { register } from '../../domain/identity/register.ts'
import { REGISTER_LIMITS } from '../../domain/identity/sign-in-policy.ts'
import type { MessageKey, Translate } from '../../i18n/messages.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useT } from '../../i18n/use-t.tsx'
import { inTransaction, system } from '../../platform/db.ts'
import { addressKey, consumeAll } from '../../platform/rate-limit.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Checkbox, ErrorSummary, Field, type FieldErrors } from '../../ui/field.tsx'
import { Title } from '../../ui/page.tsx'
import { safeNext } from '../session.ts'
import { field, line } from '../shared/form.ts'
import { PasswordField } from '../shared/password-field.tsx'
import { destination, signedIn } from './signed-in-response.server.ts'

export function loader({ context, url }: Route.LoaderArgs) {
  const next = url.searchParams.get('next')
  const user = context.get(userContext)
  if (user) throw redirect(destination(next, user.role))
  return { next: next ? safeNext(next, '') : '' }
}

type Typed = { name: string; contact: string; password: string; consent: boolean }

function check(typed: Typed, t: Translate): FieldErrors {
  const problem = passwordProblem(typed.password, [typed.name, typed.contact])
  const wrong: Record<string, MessageKey | null> = {
    name: typed.name.length >= 2 && typed.name.length <= 120 && /\p{L}/u.test(typed.name) ? null : 'auth.error.name',
    contact: parseContact(typed.contact) ? null : 'auth.error.contact',
    password: typed.password === '' ? 'auth.error.password_empty' : problem && `auth.error.${problem}`,
    consent: typed.consent ? null : 'auth.error.consent',
  }
  return Object.fromEntries(
    Object.entries(wrong)
      .filter(([, key]) => key)
      .map(([name, key]) => [name, t(key!)]),
  )
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const locale = context.get(localeContext)
  const t = translator(locale)
  const typed = {
    name: line(form, 'name'),
    contact: field(form, 'contact').trim().slice(0, 254),
    password: field(form, 'password'),
    consent: field(form, 'consent') !== '',
  }
  const values = { name: typed.name.slice(0, 200), contact: typed.contact, consent: typed.consent }
  const refuse = (errors: FieldErrors, status: number, message = t('auth.error.summary')) => data({ errors, values, message }, { status })
  const errors = check(typed, t)
  if (Object.keys(errors).length > 0) return refuse(errors, 422)

  const contact = parseContact(typed.contact)!
  const ipAddress = context.get(clientAddressContext)
  const allowance = await consumeAll([
    [REGISTER_LIMITS.address, addressKey(ipAddress)],
    [REGISTER_LIMITS.account, contact.value],
  ])
  if (!allowance.ok) return refuse({}, 429, t('auth.tooMany', { minutes: Math.ceil(allowance.retryAfterSeconds / 60) }))

  const passwordHash = await hashPassword(typed.password)
  const result = await inTransaction(system('register'), (tx) =>
    register(tx, { name: typed.name, contact, passwordHash, locale, ipAddress, userAgent: request.headers.get('User-Agent') }),
  )
  if (!result.ok) return refuse({ contact: t('auth.error.contact_taken') }, 409)
  const next = safeNext(field(form, 'next'), '')
  return signedIn(request, result.session, `/profile${next ? `?next=${encodeURIComponent(next)}` : ''}`)
}

export default function Register({ loaderData: { next }, actionData }: Route.ComponentProps) {
  const t = useT()
  const errors: FieldErrors = actionData?.errors ?? {}
  return (
    <div className="page flex max-w-[440px] flex-col gap-5 pt-4 pb-10">
      <Title>{t('auth.register.title')}</Title>
      <div>
        <h1 className="text-2xl">{t('auth.register.title')}</h1>
        <p className="mt-1 text-muted">{t('auth.register.lead')}</p>
      </div>
      <Form method="post" noValidate className="flex flex-col gap-4">
        <ErrorSummary errors={errors} message={actionData?.message} />
        <input type="hidden" name="next" value={next} />
        <Field
          name="name"
          label={t('auth.register.name')}
          error={errors.name}
          defaultValue={actionData?.values.name}
          autoComplete="name"
          maxLength={120}
          required
        />
        <Field
          name="contact"
          label={t('auth.contact')}
          hint={t('auth.contact.hint')}
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
        <PasswordField
          name="password"
          label={t('auth.password')}
          hint={t('auth.register.password.hint')}
          error={errors.password}
          autoComplete="new-password"
        />
        <Checkbox
          name="consent"
          value="yes"
          label={t('auth.register.consent')}
          hint={t('auth.register.consent.hint')}
          error={errors.consent}
          defaultChecked={actionData?.values.consent}
        />
        <SubmitButton block>{t('auth.register.submit')}</SubmitButton>
      </Form>
      <p className="text-center">
        {t('auth.register.haveAccount')}{' '}
        <Link
          to={`/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`}
          className="inline-flex min-h-11 items-center font-semibold text-brand underline"
        >
          {t('auth.signIn.submit')}
        </Link>
      </p>
    </div>
  )
}
