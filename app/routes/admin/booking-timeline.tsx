import type { Zone } from '../../i18n/format.ts'
import type { Translate } from '../../i18n/messages.ts'
import { useT } from '../../i18n/use-t.tsx'
import { DateTime, Timeline, type Tone } from '../../ui/display.tsx'
import type { BookingData } from './booking.tsx'

type Step = BookingData['timeline'][number]

const TONE: Record<string, Tone> = {
  ACCEPTED: 'positive',
  COMPLETED: 'positive',
  PAID: 'brand',
  CANCELLED: 'negative',
  FORFEITED: 'negative',
  FAILED: 'negative',
  EXPIRED: 'neutral',
  NOTE: 'accent',
}
const SUBJECT_TEXT: Record<string, string> = { BOOKING: 'booking', SESSION: 'session', PAYMENT: 'payment', REFUND: 'refund' }

/** Every step with who, when, from, to and why; newest first. */
export function BookingTimeline({ booking, timeline }: BookingData) {
  const t = useT()
  const zone = booking.time_zone as Zone
  return (
    <Timeline
      entries={timeline.toReversed().map((step) => ({
        id: `${step.subject}-${step.id}`,
        tone: step.reason === 'therapist_swapped' ? 'accent' : TONE[step.to_state],
        title: titleOf(step, t),
        body: <Body step={step} zone={zone} />,
        at: (
          <>
            <DateTime at={step.created_at} zone={zone} style="day" /> ·{' '}
            {step.actor ?? t.maybe(`admin.actor.${step.actor_name}`) ?? step.actor_name}
          </>
        ),
      }))}
    />
  )
}

function titleOf(step: Step, t: Translate): string {
  if (step.subject === 'NOTE') return noteTitle(step, t)
  if (step.reason === 'therapist_swapped' && step.subject === 'BOOKING') return t('admin.step.swapped')
  const state = t.maybe(`common.${SUBJECT_TEXT[step.subject]}.status.${step.to_state}`) ?? step.to_state
  const subject =
    step.subject === 'SESSION'
      ? t('admin.sessionNumber', { number: step.ordinal ?? 0 })
      : (t.maybe(`admin.step.${step.subject}`) ?? step.subject)
  return `${subject}: ${state}`
}

function noteTitle(step: Step, t: Translate): string {
  const title = t.maybe(`admin.step.NOTE.${step.to_state}`) ?? t('admin.step.NOTE')
  return step.session_id ? `${t('admin.sessionNumber', { number: step.ordinal ?? 0 })}: ${title}` : title
}

function Body({ step, zone }: { step: Step; zone: Zone }) {
  const t = useT()
  const startsAt = typeof step.data['starts_at'] === 'string' && step.to_state === 'SCHEDULED' ? step.data['starts_at'] : null
  const reason =
    step.reason && step.reason !== 'therapist_swapped'
      ? (t.maybe(`admin.reason.${step.reason}`) ?? t.maybe(`common.cancelReason.${step.reason}`) ?? step.reason)
      : null
  const words = typeof step.data['words'] === 'string' ? step.data['words'] : null
  return (
    <>
      {startsAt && <DateTime at={startsAt} zone={zone} className="block" />}
      {reason && <span className="block break-words">{reason}</span>}
      {words && <q className="block break-words whitespace-pre-line">{words}</q>}
    </>
  )
}
