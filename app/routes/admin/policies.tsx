import { useEffect, useState } from 'react'
import { data, useFetcher } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/policies'
import { localeContext } from '../../context.ts'
import { changePolicy } from '../../domain/policy/change-policy.ts'
import { getPolicy } from '../../domain/policy/get-policy.ts'
import { IMPOSSIBLE_COMBINATIONS, POLICY_KEYS, readPolicy, workablePolicySchema, type Policy } from '../../domain/policy/policy.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useT } from '../../i18n/use-t.tsx'
import { SubmitButton } from '../../ui/button.tsx'
import { Alert, Card } from '../../ui/display.tsx'
import { ErrorSummary, Field, TextArea } from '../../ui/field.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { useKeptActionData } from '../../ui/use-kept-action-data.ts'
import { asAdmin, formFields, reader, requireAdmin } from './shared.ts'

type Name = Exclude<keyof Policy, 'gridMinutes'>

/** In the order an admin thinks of them. The grid is fixed by the calendar and not offered. */
const GROUPS: { key: 'time' | 'booking' | 'visit' | 'money' | 'access'; names: Name[] }[] = [
  {
    key: 'time',
    names: [
      'slotMinutes',
      'therapyMinutes',
      'smallestNoticeMinutes',
      'instantLeadMinutes',
      'otherTherapistLeadMinutes',
      'signOfLifeHours',
      'bookingHorizonDays',
      'staleSlotDays',
    ],
  },
  {
    key: 'booking',
    names: [
      'paymentHoldMinutes',
      'answerMinutesInstant',
      'answerMinutesRegular',
      'freeCancellationMinutes',
      'packageValidityDays',
      'chatLockHours',
    ],
  },
  { key: 'visit', names: ['noShowGraceMinutes', 'forgottenSessionHours'] },
  { key: 'money', names: ['platformFeePercent', 'smallestWithdrawal', 'withdrawalCheckerAbove', 'payoutTries', 'payoutBackoffSeconds'] },
  { key: 'access', names: ['signInTries', 'signInLockMinutes'] },
]

export async function loader({ context }: Route.LoaderArgs) {
  requireAdmin(context)
  return { policy: await getPolicy(reader()) }
}

export async function action({ request, context }: Route.ActionArgs) {
  const admin = requireAdmin(context)
  const t = translator(context.get(localeContext))
  const fields = await formFields(request)
  const answer = (status: number, message: string, errors: Record<string, string> = {}) =>
    data({ ok: false as const, message, errors, typed: fields }, { status })
  const expected = readExpected(fields['expected'])
  if (!expected) return answer(409, t('common.form.stale'))
  const values = {
    ...expected,
    ...Object.fromEntries(GROUPS.flatMap((group) => group.names).map((name) => [name, numberOf(fields[name])])),
  }
  const checked = workablePolicySchema.safeParse(values)
  const errors: Record<string, string> = {}
  if (!checked.success) for (const issue of checked.error.issues) errors[String(issue.path[0])] ??= rangeText(issue, t)
  if ((fields['reason'] ?? '').trim().length < 3) errors['reason'] = t('admin.refused.reason_required')
  if (Object.keys(errors).length > 0) return answer(422, t('common.form.errors'), errors)
  const result = await asAdmin(admin, (tx) => changePolicy(tx, { values, expected, reason: fields['reason']!.trim().slice(0, 500) }))
  if (!result.ok) return answer(409, t('common.form.stale'))
  return {
    ok: true as const,
    message: result.changed.length > 0 ? t('admin.policies.saved', { count: result.changed.length }) : t('admin.policies.unchanged'),
  }
}

function readExpected(json: string | undefined): Policy | null {
  try {
    const seen: unknown = JSON.parse(json ?? '')
    // Every policy, as the page wrote it: what is missing must not turn into a default.
    const isWhole = typeof seen === 'object' && seen !== null && POLICY_KEYS.every((key) => key in seen)
    return isWhole ? readPolicy(seen) : null
  } catch {
    return null
  }
}

function numberOf(typed: string | undefined): number {
  return Number(
    z
      .string()
      .regex(/^\s*\d+([.,]\d+)?\s*$/)
      .safeParse(typed).success
      ? typed!.replace(',', '.')
      : Number.NaN,
  )
}

function rangeText(issue: z.core.$ZodIssue, t: ReturnType<typeof translator>): string {
  const impossible = IMPOSSIBLE_COMBINATIONS.find((combination) => combination === issue.message)
  if (impossible) return t(`admin.policies.impossible.${impossible}`)
  if (issue.code === 'too_small') return t('admin.policies.tooSmall', { limit: String(issue.minimum) })
  if (issue.code === 'too_big') return t('admin.policies.tooBig', { limit: String(issue.maximum) })
  return t('admin.policies.wholeNumber')
}

export default function Policies({ loaderData: { policy }, actionData: latest }: Route.ComponentProps) {
  const actionData = useKeptActionData(latest)
  const t = useT()
  // A fetcher: the answer outlives the page's refreshes.
  const fetcher = useFetcher<typeof action>()
  const busy = fetcher.state !== 'idle'
  const answer = fetcher.data ?? actionData
  const failed = answer?.ok === false ? answer : null
  const stored = JSON.stringify(policy)
  // What the admin saw when the form was opened: another admin's change since then is noticed, not overwritten.
  const [opened, setOpened] = useState(stored)
  useEffect(() => {
    if (!busy && fetcher.data?.ok) setOpened(stored)
  }, [busy, fetcher.data, stored])
  return (
    <Page wide>
      <PageHeader title={t('admin.policies.title')} subtitle={t('admin.policies.subtitle')} />
      {!busy && answer?.ok && <Alert live tone="positive" title={answer.message} />}
      <fetcher.Form
        key={opened}
        method="post"
        className="flex flex-col gap-6"
        noValidate
        onSubmit={(event) => {
          if (busy) event.preventDefault()
        }}
      >
        {failed && <ErrorSummary message={failed.message} errors={failed.errors} />}
        <input type="hidden" name="expected" value={opened} />
        {GROUPS.map((group) => (
          <Section key={group.key} title={t(`admin.policies.group.${group.key}`)}>
            <Card className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
              {group.names.map((name) => (
                <Field
                  key={name}
                  name={name}
                  label={t(`admin.policy.${name}`)}
                  hint={t(`admin.policy.unit.${unitOf(name)}`)}
                  inputMode="decimal"
                  autoComplete="off"
                  required
                  defaultValue={failed?.typed[name] ?? String(policy[name])}
                  error={failed?.errors[name]}
                />
              ))}
            </Card>
          </Section>
        ))}
        <TextArea
          name="reason"
          label={t('admin.column.reason')}
          hint={t('admin.policies.reasonHint')}
          required
          maxLength={500}
          defaultValue={failed?.typed['reason'] ?? ''}
          error={failed?.errors['reason']}
        />
        <div>
          <SubmitButton busy={busy}>{t('admin.policies.save')}</SubmitButton>
        </div>
      </fetcher.Form>
    </Page>
  )
}

function unitOf(name: Name): 'minutes' | 'days' | 'hours' | 'percent' | 'rupiah' | 'seconds' | 'times' {
  if (name.includes('Minutes')) return 'minutes'
  if (name.endsWith('Days')) return 'days'
  if (name.endsWith('Hours')) return 'hours'
  if (name.endsWith('Seconds')) return 'seconds'
  if (name.endsWith('Percent')) return 'percent'
  return name === 'smallestWithdrawal' || name === 'withdrawalCheckerAbove' ? 'rupiah' : 'times'
}
