import { useFetcher } from 'react-router'
import type { SessionConcern } from '../../domain/booking/swap-report.ts'
import type { SwapCandidate } from '../../domain/reporting/swap-candidates.ts'
import { formatDecimal, type Zone } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { SubmitButton } from '../../ui/button.tsx'
import { Alert, Card, DateTime } from '../../ui/display.tsx'
import { Checkbox, Select, TextArea } from '../../ui/field.tsx'
import { Section } from '../../ui/page.tsx'

type Answer = { ok: boolean; message: string; clashes?: SessionConcern[] }
type Props = {
  booking: { status: string; therapist_name: string; sessions: { status: string }[] }
  candidates: SwapCandidate[]
  answer: Answer | undefined
}

/** Hands the booking to another therapist; clashes are shown session by session before anything moves. */
export function SwapForm({ booking, candidates, answer }: Props) {
  const t = useT()
  const fetcher = useFetcher<Answer>()
  const busy = fetcher.state !== 'idle'
  const result = fetcher.data ?? answer
  const isUnderWay = booking.sessions.some((session) => ['EN_ROUTE', 'ARRIVED', 'IN_PROGRESS'].includes(session.status))
  return (
    <Section title={t('admin.swap.title')} id="swap">
      <Card className="flex flex-col gap-4">
        <p className="text-sm text-muted">{t('admin.swap.body', { name: booking.therapist_name })}</p>
        {!busy && result && (
          <Alert live tone={result.ok ? 'positive' : 'negative'} title={result.message}>
            {result.clashes && (
              <ul className="list-disc pl-5">
                {result.clashes.map((clash) => (
                  <li key={clash.sessionId}>
                    {t('admin.sessionNumber', { number: clash.ordinal })} · <DateTime at={clash.startsAt} zone={clash.zone as Zone} />
                    {': '}
                    {clash.reasons.map((clause) => t.maybe(`admin.clause.${clause}`) ?? clause).join(', ')}
                  </li>
                ))}
              </ul>
            )}
          </Alert>
        )}
        {isUnderWay && <Alert tone="caution" title={t('admin.refused.visit_under_way')} />}
        {candidates.length === 0 ? (
          <Alert tone="caution" title={t('admin.swap.nobody')} />
        ) : (
          <fetcher.Form
            method="post"
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              if (busy) event.preventDefault()
            }}
          >
            <input type="hidden" name="intent" value="swap" />
            <Select name="newTherapistId" label={t('admin.swap.new')} required defaultValue="">
              <option value="" disabled>
                {t('admin.swap.choose')}
              </option>
              {candidates.map((candidate) => (
                <Candidate key={candidate.id} candidate={candidate} />
              ))}
            </Select>
            <TextArea name="reason" label={t('admin.column.reason')} optional maxLength={500} rows={2} />
            {booking.status === 'ACCEPTED' && (
              <Checkbox name="sendClashesToQuota" label={t('admin.swap.toQuota')} hint={t('admin.swap.toQuotaHint')} />
            )}
            <Checkbox name="override" label={t('admin.swap.override')} hint={t('admin.swap.overrideHint')} />
            <div>
              <SubmitButton busy={busy} variant="primary">
                {t('admin.swap.submit')}
              </SubmitButton>
            </div>
          </fetcher.Form>
        )}
      </Card>
    </Section>
  )
}

function Candidate({ candidate }: { candidate: SwapCandidate }) {
  const t = useT()
  const locale = useLocale()
  const clashes = candidate.clashes === 0 ? t('admin.swap.free') : t('admin.swap.clashes', { count: candidate.clashes })
  const notes = candidate.reasons.map((clause) => t.maybe(`admin.clause.${clause}`) ?? clause)
  const text = [
    candidate.name,
    t.maybe(`admin.grade.${candidate.grade}`) ?? candidate.grade,
    t('common.km', { distance: formatDecimal(candidate.distance_km, locale) }),
    `★ ${formatDecimal(candidate.average_rating, locale)}`,
    clashes,
    ...notes,
  ].join(' · ')
  return <option value={candidate.id}>{text}</option>
}
