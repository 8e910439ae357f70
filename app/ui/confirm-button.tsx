import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useFetcher } from 'react-router'
import { useT } from '../i18n/use-t.tsx'
import { Button } from './button.tsx'
import { FieldError } from './field-error.tsx'
import { CancelButton, Dialog } from './overlay.tsx'
import { toast } from './toast.tsx'

type Props = {
  children: ReactNode
  title: ReactNode
  body?: ReactNode
  confirmLabel?: ReactNode
  variant?: 'primary' | 'secondary' | 'ghost' | 'accent' | 'danger'
  confirmVariant?: 'primary' | 'accent' | 'danger'
  size?: 'md' | 'sm'
  block?: boolean
  icon?: ReactNode
  /** Sent with the confirmation, e.g. `{ intent: 'cancel', version: 3 }`. */
  fields: Record<string, string | number>
  action?: string
  /** Extra inputs inside the dialog's form. */
  inputs?: ReactNode
  /** Lets the page read the answer with `useFetcher({ key })` when this button may be gone by then. */
  fetcherKey?: string
  /** Said when what the open dialog asks about goes away by somebody else's hand, so that it does not vanish in silence. */
  goneMessage?: string
}

/**
 * Asks, then posts once: pressing again while it is under way does nothing. The
 * action answers `{ ok: true }` (dialog closes) or `{ ok: false, message }` (shown in place).
 */
export function ConfirmButton({
  children,
  title,
  body,
  confirmLabel,
  variant = 'secondary',
  confirmVariant = 'danger',
  size,
  block,
  icon,
  fields,
  action,
  inputs,
  fetcherKey,
  goneMessage,
}: Props) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const fetcher = useFetcher<{ ok?: boolean; message?: string }>(fetcherKey ? { key: fetcherKey } : undefined)
  const busy = fetcher.state !== 'idle'
  const seen = useRef(fetcher.data)
  useEffect(() => {
    if (fetcher.state !== 'idle' || fetcher.data === seen.current) return
    seen.current = fetcher.data
    if (fetcher.data?.ok) setOpen(false)
  }, [fetcher.state, fetcher.data])
  useSayingGone(open && !busy ? goneMessage : undefined)
  return (
    <>
      <Button variant={variant} size={size} block={block} icon={icon} onClick={() => setOpen(true)}>
        {children}
      </Button>
      <Dialog open={open} onClose={() => !busy && setOpen(false)} title={title}>
        <fetcher.Form
          method="post"
          action={action}
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            if (busy) event.preventDefault()
          }}
        >
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {body && <div className="text-muted">{body}</div>}
          {inputs}
          {!busy && fetcher.data?.ok === false && (
            <div role="alert">
              <FieldError>{fetcher.data.message ?? t('common.form.failed')}</FieldError>
            </div>
          )}
          <div className="flex flex-col gap-2 sm:flex-row-reverse">
            <Button type="submit" variant={confirmVariant} pending={busy}>
              {confirmLabel ?? t('common.confirm')}
            </Button>
            <CancelButton onClose={() => !busy && setOpen(false)} />
          </div>
        </fetcher.Form>
      </Dialog>
    </>
  )
}

/** Says `message` if the component is taken off a page that stays where it is. */
function useSayingGone(message: string | undefined): void {
  const pending = useRef<{ message: string; href: string } | null>(null)
  useEffect(() => {
    pending.current = message ? { message, href: location.href } : null
  }, [message])
  useEffect(
    () => () => {
      if (pending.current?.href === location.href) toast(pending.current.message, 'negative')
    },
    [],
  )
}
