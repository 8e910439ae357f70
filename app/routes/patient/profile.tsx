import { MapPin, Pencil, Plus } from 'lucide-react'
import { data, Form, redirect } from 'react-router'
import type { Route } from './+types/profile'
import { localeContext } from '../../context.ts'
import { parsePhone, showPhone } from '../../domain/identity/contact.ts'
import { type AddressView, readProfile } from '../../domain/identity/identity-queries.ts'
import { updateProfile } from '../../domain/identity/update-profile.ts'
import { ZONE_LABEL, type Zone } from '../../i18n/format.ts'
import type { MessageKey } from '../../i18n/messages.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useT } from '../../i18n/use-t.tsx'
import { currentTime } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db.ts'
import { consume } from '../../platform/rate-limit.ts'
import { LinkButton, SubmitButton } from '../../ui/button.tsx'
import { RadioCards } from '../../ui/choice.tsx'
import { Alert, Card, EmptyState } from '../../ui/display.tsx'
import { ErrorSummary, Field, type FieldErrors } from '../../ui/field.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { useKeptActionData } from '../../ui/use-kept-action-data.ts'
import { field, line } from '../shared/form.ts'
import { notFound, requireUser, safeNext } from '../session.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const user = requireUser(context, 'PATIENT')
  const profile = await readProfile(user.id)
  if (!profile) throw notFound()
  const next = url.searchParams.get('next')
  return {
    profile: { ...profile, phone: profile.phone && showPhone(profile.phone) },
    next: next ? safeNext(next, '') : '',
    saved: url.searchParams.has('saved'),
    today: (await currentTime()).toZonedDateTimeISO('Asia/Jakarta').toPlainDate().toString(),
  }
}

/** The answer tells whether a number has an account: enough tries for a typist, too few for a list of numbers. */
const SAVES = { name: 'profile-save', points: 20, seconds: 3_600 }

/** A birthday between a very old person's and today, or null. */
function parseBirthDate(text: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    const date = Temporal.PlainDate.from(text, { overflow: 'reject' })
    return date.year >= today.year - 120 && Temporal.PlainDate.compare(date, today) <= 0 ? date : null
  } catch {
    return null
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const user = requireUser(context, 'PATIENT')
  const form = await request.formData()
  const t = translator(context.get(localeContext))
  const values = {
    name: line(form, 'name').slice(0, 200),
    phone: field(form, 'phone').trim().slice(0, 40),
    birthDate: field(form, 'birthDate').slice(0, 20),
    gender: field(form, 'gender').slice(0, 10),
  }
  const phone = parsePhone(values.phone)
  const today = (await currentTime()).toZonedDateTimeISO('Asia/Jakarta').toPlainDate()
  const birthDate = parseBirthDate(values.birthDate, today)
  const gender = values.gender === 'FEMALE' || values.gender === 'MALE' ? values.gender : null
  const wrong: [string, boolean, MessageKey][] = [
    ['name', values.name.length >= 2 && values.name.length <= 120 && /\p{L}/u.test(values.name), 'auth.error.name'],
    ['phone', phone !== null, 'auth.error.phone'],
    ['birthDate', birthDate !== null, 'auth.error.birthDate'],
    ['gender', gender !== null, 'auth.error.gender'],
  ]
  const errors: FieldErrors = Object.fromEntries(wrong.filter(([, right]) => !right).map(([name, , key]) => [name, t(key)]))
  const refuse = (found: FieldErrors, status: number) => data({ errors: found, values, message: t('auth.error.summary') }, { status })
  if (!phone || !birthDate || !gender || Object.keys(errors).length > 0) return refuse(errors, 422)

  const allowance = await consume(SAVES, user.id)
  if (!allowance.ok) return refuse({ phone: t('auth.tooMany', { minutes: Math.ceil(allowance.retryAfterSeconds / 60) }) }, 429)
  const result = await inTransaction({ kind: 'user', id: user.id, role: user.role }, (tx) =>
    updateProfile(tx, { userId: user.id, name: values.name, phone, birthDate, gender }),
  )
  if (!result.ok && result.reason === 'not_found') throw notFound()
  if (!result.ok) return refuse({ phone: t('auth.error.phone_taken') }, 409)
  const next = safeNext(field(form, 'next'), '')
  if (!result.isProfileComplete) return redirect(`/addresses/new${next ? `?next=${encodeURIComponent(next)}` : ''}`)
  return redirect(next || '/profile?saved')
}

export default function Profile({ loaderData, actionData: latest }: Route.ComponentProps) {
  const actionData = useKeptActionData(latest)
  const t = useT()
  const { profile, next, saved, today } = loaderData
  const errors: FieldErrors = actionData?.errors ?? {}
  const values = actionData?.values ?? {
    name: profile.name,
    phone: profile.phone ?? '',
    birthDate: profile.birthDate ?? '',
    gender: profile.gender ?? '',
  }
  const hasPerson = profile.phone && profile.birthDate && profile.gender
  return (
    <Page>
      <PageHeader title={t('auth.profile.title')} subtitle={t('auth.profile.lead')} back="/account" />
      {saved && !actionData && (
        <Alert tone="positive" live>
          {t('auth.profile.saved')}
        </Alert>
      )}
      {!profile.isProfileComplete && (
        <Alert tone="caution" title={t('auth.profile.incomplete')}>
          {!hasPerson && t('auth.profile.missing.person')} {profile.addresses.length === 0 && t('auth.profile.missing.address')}
        </Alert>
      )}
      <Section title={t('auth.profile.person')}>
        <Form method="post" noValidate className="flex flex-col gap-4">
          <ErrorSummary errors={errors} message={actionData?.message} />
          <input type="hidden" name="next" value={next} />
          <Field
            name="name"
            label={t('auth.register.name')}
            error={errors.name}
            defaultValue={values.name}
            autoComplete="name"
            maxLength={120}
            required
          />
          <Field
            name="phone"
            type="tel"
            label={t('auth.profile.phone')}
            error={errors.phone}
            defaultValue={values.phone}
            autoComplete="tel"
            inputMode="tel"
            maxLength={40}
            required
            className="numeric"
          />
          <Field
            name="birthDate"
            type="date"
            label={t('auth.profile.birthDate')}
            error={errors.birthDate}
            defaultValue={values.birthDate}
            autoComplete="bday"
            max={today}
            required
          />
          <RadioCards
            name="gender"
            legend={t('auth.profile.gender')}
            error={errors.gender}
            columns={2}
            defaultValue={values.gender}
            options={[
              { value: 'FEMALE', label: t('auth.profile.gender.FEMALE') },
              { value: 'MALE', label: t('auth.profile.gender.MALE') },
            ]}
          />
          <SubmitButton block>{t(profile.isProfileComplete ? 'common.save' : 'auth.profile.continue')}</SubmitButton>
        </Form>
      </Section>
      <Section title={t('auth.profile.addresses')}>
        {profile.addresses.length === 0 ? (
          <EmptyState icon={<MapPin />} title={t('auth.profile.addresses.empty')} action={<AddAddress next={next} />}>
            {t('auth.profile.addresses.empty.body')}
          </EmptyState>
        ) : (
          <>
            {profile.addresses.map((address) => (
              <AddressCard key={address.id} address={address} />
            ))}
            <AddAddress next={next} />
          </>
        )}
      </Section>
    </Page>
  )
}

function AddAddress({ next }: { next: string }) {
  const t = useT()
  return (
    <LinkButton
      to={`/addresses/new${next ? `?next=${encodeURIComponent(next)}` : ''}`}
      variant="secondary"
      icon={<Plus aria-hidden className="size-5" />}
    >
      {t('auth.profile.addAddress')}
    </LinkButton>
  )
}

function AddressCard({ address }: { address: AddressView }) {
  const t = useT()
  return (
    <Card className="flex items-start gap-3">
      <MapPin aria-hidden className="mt-0.5 size-5 shrink-0 text-brand" />
      <div className="min-w-0 flex-1">
        <h3 className="font-bold">
          {address.label} <span className="ml-1 text-xs font-semibold text-muted">{ZONE_LABEL[address.timeZone as Zone]}</span>
        </h3>
        <p className="text-sm">{address.street}</p>
        <p className="text-sm text-muted">{[address.village, address.district, address.city, address.province].join(', ')}</p>
        {address.landmark && <p className="mt-1 text-sm text-muted">{address.landmark}</p>}
      </div>
      <LinkButton
        to={`/addresses/${address.id}`}
        variant="ghost"
        size="sm"
        aria-label={`${t('common.edit')} ${address.label}`}
        className="-mt-2 -mr-2"
        icon={<Pencil aria-hidden className="size-4" />}
      >
        {t('common.edit')}
      </LinkButton>
    </Card>
  )
}
