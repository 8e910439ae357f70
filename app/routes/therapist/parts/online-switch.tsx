import { useFetcher } from 'react-router'
import { useT } from '../../../i18n/use-t.tsx'
import { cx } from '../../../ui/cx.ts'
import { FieldError } from '../../../ui/field-error.tsx'

/** Whether instant requests may come in, and until when without another sign of the app. A submit button with the role of a switch: it works without JavaScript. */
export function OnlineSwitch({ isOnline, until, disabled }: { isOnline: boolean; until: string | null; disabled: boolean }) {
  const t = useT()
  const fetcher = useFetcher<{ ok: boolean; message: string }>({ key: 'online' })
  const busy = fetcher.state !== 'idle'
  const wanted = fetcher.formData?.get('online')
  const on = wanted ? wanted === 'true' : isOnline
  return (
    <fetcher.Form
      method="post"
      action="/therapist"
      onSubmit={(event) => {
        if (busy) event.preventDefault()
      }}
    >
      <button
        name="online"
        value={String(!on)}
        role="switch"
        aria-checked={on}
        disabled={disabled}
        className={cx(
          'flex min-h-16 w-full items-center gap-4 rounded-lg border p-4 text-left shadow-card transition-colors disabled:cursor-not-allowed disabled:opacity-60',
          on ? 'border-brand bg-brand-soft text-brand-ink' : 'border-line bg-surface',
        )}
      >
        <span aria-hidden className="relative flex size-3.5 shrink-0">
          {on && <span className="absolute inset-0 animate-ping-soft rounded-full bg-positive" />}
          <span className={cx('relative size-3.5 rounded-full', on ? 'bg-positive' : 'bg-line-strong')} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block font-bold">{t(on ? 'therapist.online.on' : 'therapist.online.off')}</span>
          <span className={cx('block text-sm', !on && 'text-muted')}>
            {on && until ? t('therapist.online.until', { time: until }) : t(on ? 'therapist.online.onHelp' : 'therapist.online.offHelp')}
          </span>
        </span>
        <span
          aria-hidden
          className={cx(
            'relative h-8 w-14 shrink-0 rounded-full border transition-colors',
            on ? 'border-brand bg-brand' : 'border-line-strong bg-sunken',
          )}
        >
          <span
            className={cx(
              'absolute top-0.75 left-0.75 size-6 rounded-full transition-transform',
              on ? 'translate-x-6 bg-on-brand' : 'bg-line-strong',
            )}
          />
        </span>
      </button>
      {!busy && fetcher.data?.ok === false && (
        <div role="alert" className="mt-2">
          <FieldError>{fetcher.data.message}</FieldError>
        </div>
      )}
    </fetcher.Form>
  )
}
