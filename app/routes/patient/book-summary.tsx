import { ShieldCheck } from 'lucide-react'
import { Form, Link } from 'react-router'
import { type Of, useHere } from './book-steps.tsx'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { LinkButton, SubmitButton } from '../../ui/button.tsx'
import { Alert, Card, DateTime, Facts, Money } from '../../ui/display.tsx'
import { ErrorSummary, TextArea } from '../../ui/field.tsx'
import { Section, StickyAction } from '../../ui/page.tsx'

type Problem = { reason: string; message: string; typed: string } | undefined

export function SummaryStep({ view, problem }: { view: Of<'summary'>; problem: Problem }) {
  const t = useT()
  const locale = useLocale()
  const item = view.chosen!
  const base = new URLSearchParams({ package: item.slug, type: view.type })
  const otherSlot = problem && ['schedule_not_found', 'slot_taken', 'patient_busy'].includes(problem.reason)
  return (
    <Form method="post" className="flex flex-1 flex-col gap-4" replace>
      {problem && <ErrorSummary message={problem.message} />}
      {Object.entries({
        packageId: item.id,
        addressId: view.address.id,
        bookingType: view.type,
        startsAt: view.startsAt,
        requestKey: view.requestKey,
      }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Card className="flex flex-col divide-y divide-line py-1">
        <Chosen
          label={t('patient.book.summary.service')}
          edit="?"
          value={`${item.name[locale]} · ${t('patient.book.package.sessions', { count: item.sessionCount, minutes: item.durationMinutes })}`}
        />
        <Chosen
          label={t(item.sessionCount > 1 ? 'patient.book.summary.whenFirst' : 'patient.book.summary.when')}
          edit={`?${base}`}
          value={<DateTime at={view.startsAt} zone={view.address.zone} style="long" />}
        />
        <Chosen
          label={t('patient.book.summary.where')}
          edit={`?${base}&start=${view.startsAt}&ready=yes`}
          value={
            <>
              {view.address.label}
              <span className="block text-sm font-normal text-muted">{view.address.text}</span>
            </>
          }
        />
      </Card>
      <TextArea
        name="note"
        maxLength={500}
        defaultValue={problem?.typed}
        optional
        label={t('patient.book.summary.note')}
        hint={t('patient.book.summary.note.hint')}
      />
      <Section title={t('patient.book.price')}>
        <Card>
          <Facts
            rows={[
              { label: t('patient.book.price.sessions', { count: item.sessionCount }), value: <Money amount={item.price.therapistNet} /> },
              { label: t('patient.book.price.fee'), value: <Money amount={item.price.adminFee} /> },
              { label: t('patient.book.price.total'), value: <Money amount={item.price.total} />, strong: true },
            ]}
          />
        </Card>
      </Section>
      <Terms view={view} />
      {otherSlot ? (
        <StickyAction>
          <LinkButton to={`?${base}`}>{t('patient.book.otherSlot')}</LinkButton>
        </StickyAction>
      ) : view.isProfileComplete ? (
        <StickyAction
          note={
            <p className="flex flex-wrap justify-between gap-x-4 font-bold">
              <span>{t('patient.book.price.total')}</span>
              <Money amount={item.price.total} />
            </p>
          }
        >
          <SubmitButton icon={<ShieldCheck aria-hidden className="size-5" />}>{t('patient.book.submit')}</SubmitButton>
        </StickyAction>
      ) : (
        <ProfileFirst />
      )}
    </Form>
  )
}

function Chosen({ label, value, edit }: { label: string; value: React.ReactNode; edit: string }) {
  const t = useT()
  return (
    <div className="flex items-start justify-between gap-3 py-3">
      <div className="min-w-0">
        <p className="text-sm text-muted">{label}</p>
        <div className="font-semibold">{value}</div>
      </div>
      <Link
        to={edit}
        aria-label={`${t('common.edit')}: ${label}`}
        className="flex min-h-11 shrink-0 items-center px-2 text-sm font-semibold text-brand"
      >
        {t('common.edit')}
      </Link>
    </div>
  )
}

function Terms({ view }: { view: Of<'summary'> }) {
  const t = useT()
  const { policy } = view
  const several = view.chosen!.sessionCount > 1
  const lines = [
    t('patient.book.terms.hold', { minutes: policy.paymentHoldMinutes }),
    t('patient.book.terms.answer', { minutes: view.type === 'INSTANT' ? policy.answerMinutesInstant : policy.answerMinutesRegular }),
    t('patient.book.terms.cancel', { minutes: policy.freeCancellationMinutes }),
    ...(several ? [t('patient.book.terms.validity', { days: policy.packageValidityDays }), t('patient.book.terms.locked')] : []),
  ]
  return (
    <Section title={t('patient.book.terms')}>
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  )
}

function ProfileFirst() {
  const t = useT()
  return (
    <Alert
      tone="caution"
      title={t('patient.book.profile.title')}
      action={<LinkButton to={`/profile?next=${useHere()}`}>{t('patient.home.profile.cta')}</LinkButton>}
    >
      {t('patient.book.profile.body')}
    </Alert>
  )
}
