import { Star } from 'lucide-react'
import { data, Form, redirect, useActionData } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/review'
import { localeContext } from '../../context.ts'
import { readBooking } from '../../domain/booking/booking-queries.ts'
import { reviewSchema } from '../../domain/review/review.ts'
import { submitReview } from '../../domain/review/submit-review.ts'
import { whoCame } from '../../domain/review/who-came.ts'
import type { MessageKey } from '../../i18n/messages.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useT } from '../../i18n/use-t.tsx'
import { database, inTransaction } from '../../platform/db.ts'
import { LinkButton, SubmitButton } from '../../ui/button.tsx'
import { Avatar, Card, EmptyState } from '../../ui/display.tsx'
import { FieldError } from '../../ui/field-error.tsx'
import { ErrorSummary, TextArea, type FieldErrors } from '../../ui/field.tsx'
import { Page, PageHeader, StickyAction } from '../../ui/page.tsx'
import { notFound, requireUser } from '../session.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const user = requireUser(context, 'PATIENT')
  const booking = z.uuid().safeParse(params.id).success ? await readBooking(database().prisma, params.id, { patientId: user.id }) : null
  if (!booking) throw notFound()
  if (booking.review) throw redirect(`/bookings/${booking.id}`)
  const came = await whoCame(database().prisma, booking.id)
  return {
    id: booking.id,
    canReview: booking.status === 'COMPLETED' && came !== null,
    therapist: came ? { name: came.name, photoUrl: came.photoUrl } : { name: booking.therapist_name, photoUrl: booking.therapist_photo },
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const user = requireUser(context, 'PATIENT')
  const t = translator(context.get(localeContext))
  if (!z.uuid().safeParse(params.id).success) throw notFound()
  const typed = Object.fromEntries([...(await request.formData())].filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  const parsed = reviewSchema.safeParse(typed)
  if (!parsed.success) {
    const errors: FieldErrors = {}
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0])
      errors[name] =
        name === 'comment'
          ? t('patient.review.error.comment')
          : `${t(SCORES[name] ?? 'patient.review.rating')}: ${t('patient.review.error.rating')}`
    }
    return data({ errors, message: undefined as string | undefined, typed }, { status: 422 })
  }
  const result = await inTransaction({ kind: 'user', id: user.id, role: user.role }, (tx) =>
    submitReview(tx, { ...parsed.data, bookingId: params.id, patientId: user.id }),
  )
  if (result.ok || result.reason === 'already_reviewed') throw redirect(`/bookings/${params.id}`)
  if (result.reason === 'not_found') throw notFound()
  return data({ errors: {} as FieldErrors, message: t(`patient.refusal.${result.reason}`), typed }, { status: 409 })
}

const SCORES: Record<string, MessageKey> = {
  rating: 'patient.review.rating',
  cleanliness: 'patient.review.cleanliness',
  punctuality: 'patient.review.punctuality',
  professionalism: 'patient.review.professionalism',
}

export default function Review({ loaderData: { id, canReview, therapist } }: Route.ComponentProps) {
  const t = useT()
  const answer = useActionData<typeof action>()
  const back = `/bookings/${id}`
  return (
    <Page className="flex-1">
      <PageHeader title={t('patient.review.title')} back={back} />
      <div className="flex items-center gap-3">
        <Avatar name={therapist.name} src={therapist.photoUrl} />
        <p className="font-semibold">{t('patient.review.for', { name: therapist.name })}</p>
      </div>
      {!canReview ? (
        <EmptyState
          icon={<Star />}
          title={t('patient.review.notYet')}
          action={<LinkButton to={back}>{t('patient.schedule.toBooking')}</LinkButton>}
        />
      ) : (
        <Form method="post" replace className="flex flex-1 flex-col gap-4">
          <ErrorSummary errors={answer?.errors} message={answer?.message} />
          <Card className="flex flex-col gap-5">
            {Object.entries(SCORES).map(([name, label]) => (
              <Score
                key={name}
                name={name}
                label={t(label)}
                error={answer?.errors[name]}
                typed={answer?.typed[name]}
                large={name === 'rating'}
              />
            ))}
          </Card>
          <TextArea
            name="comment"
            defaultValue={answer?.typed['comment']}
            rows={4}
            maxLength={1000}
            optional
            label={t('patient.review.comment')}
            hint={t('patient.review.comment.hint')}
            error={answer?.errors['comment']}
          />
          <StickyAction>
            <SubmitButton>{t('patient.review.submit')}</SubmitButton>
          </StickyAction>
        </Form>
      )}
    </Page>
  )
}

/** Five radios drawn as stars: all up to the chosen one are filled, by CSS alone. */
function Score({ name, label, error, typed, large }: { name: string; label: string; error?: string; typed?: string; large?: boolean }) {
  const t = useT()
  return (
    <fieldset>
      <legend className={`mb-1 ${large ? 'text-lg font-bold' : 'font-semibold'}`}>{label}</legend>
      <div className="-ml-2 flex">
        {[1, 2, 3, 4, 5].map((score) => (
          <label
            key={score}
            className="flex size-11 items-center justify-center rounded-md text-line-strong has-checked:text-accent has-[~label_input:checked]:text-accent has-checked:[&_svg]:fill-current has-[~label_input:checked]:[&_svg]:fill-current has-focus-visible:outline-3 has-focus-visible:outline-brand"
          >
            <input type="radio" name={name} value={score} defaultChecked={typed === String(score)} required className="sr-only" />
            <Star aria-hidden className={large ? 'size-9' : 'size-8'} />
            <span className="sr-only">{t('patient.review.score', { score })}</span>
          </label>
        ))}
      </div>
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  )
}
