import { formatDuration } from '../../../i18n/format.ts'
import { useT } from '../../../i18n/use-t.tsx'
import { useServerNow } from '../../../ui/countdown.tsx'
import { cx } from '../../../ui/cx.ts'

/** Time worked so far on the server's clock, with the planned length as a bar. Survives reloads: it counts from `since`. */
export function Elapsed({ since, plannedMinutes, compact }: { since: Date; plannedMinutes: number; compact?: boolean }) {
  const t = useT()
  const now = useServerNow()
  const seconds = Math.max(0, Math.floor((now - since.getTime()) / 1000))
  const text = formatDuration(seconds)
  if (compact)
    return (
      <span role="timer" className="numeric font-bold text-accent">
        {text}
      </span>
    )
  const share = Math.min(1, seconds / (plannedMinutes * 60))
  const over = seconds > plannedMinutes * 60
  return (
    <div className="flex flex-col items-center gap-3 py-2">
      <p className="text-sm text-muted">{t('therapist.timer.label')}</p>
      <p
        role="timer"
        aria-label={t('therapist.timer.spoken', { time: text })}
        className={cx('numeric text-2xl font-extrabold', over && 'text-accent')}
      >
        {text}
      </p>
      <div aria-hidden className="h-2.5 w-full overflow-hidden rounded-full bg-sunken">
        <div
          className={cx('h-full rounded-full transition-[width] duration-1000 ease-linear', over ? 'bg-accent' : 'bg-brand')}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <p className="text-sm text-muted">
        {over
          ? t('therapist.timer.over', { minutes: Math.floor(seconds / 60) - plannedMinutes })
          : t('therapist.timer.planned', { minutes: plannedMinutes })}
      </p>
    </div>
  )
}
