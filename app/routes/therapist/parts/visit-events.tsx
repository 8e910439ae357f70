import type { Translate } from '../../../i18n/messages.ts'
import type { Zone } from '../../../i18n/format.ts'
import { DateTime, type TimelineEntry, type Tone } from '../../../ui/display.tsx'

type VisitEvent = { from: string | null; to: string; reason: string | null; actor: string; at: string; starts_at: string | null }

const TONE: Record<string, Tone> = {
  EN_ROUTE: 'brand',
  ARRIVED: 'brand',
  IN_PROGRESS: 'accent',
  COMPLETED: 'positive',
  FORFEITED: 'negative',
  FAILED: 'negative',
}

/** The steps of a visit as a timeline, newest first, each with who took it. */
export function visitEvents(events: VisitEvent[], zone: Zone, t: Translate): TimelineEntry[] {
  return events.toReversed().map((event, index) => {
    const isBecause = event.to === 'CANCEL_REASON'
    const reason = event.reason ? t.maybe(`${isBecause ? 'common.cancelReason' : 'therapist.reason'}.${event.reason}`) : undefined
    const moved = event.from === event.to || event.to === 'SCHEDULED'
    return {
      id: `${events.length - index}`,
      title: isBecause ? t('therapist.visit.because') : (t.maybe(`common.session.status.${event.to}`) ?? event.to),
      body: (
        <>
          {moved && event.starts_at && <DateTime at={event.starts_at} zone={zone} />}
          {reason && <p>{reason}</p>}
        </>
      ),
      at: (
        <>
          <DateTime at={event.at} zone={zone} style="day" /> · {t.maybe(`therapist.actor.${event.actor}`) ?? t('therapist.actor.system')}
        </>
      ),
      tone: TONE[event.to] ?? 'neutral',
    }
  })
}
