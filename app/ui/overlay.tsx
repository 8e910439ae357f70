import { X } from 'lucide-react'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useT } from '../i18n/use-t.tsx'
import { Button, IconButton } from './button.tsx'
import { cx } from './cx.ts'

type DialogProps = {
  open: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
  footer?: ReactNode
  sheet?: boolean
  dismissible?: boolean
}

/**
 * Native modal dialog: focus stays inside, Escape and the backdrop close it.
 * `sheet` slides up from the bottom on phones (use {@link Sheet}).
 */
export function Dialog({ open, onClose, title, children, footer, sheet, dismissible = true }: DialogProps) {
  const t = useT()
  const id = useId()
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = element.current
    if (!dialog) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])
  return (
    <dialog
      ref={element}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        if (dismissible) onClose()
      }}
      onClose={() => {
        if (open) onClose()
      }}
      onClick={(event) => {
        if (dismissible && event.target === event.currentTarget) onClose()
      }}
      className={cx(
        'max-h-[88dvh] w-full scroll-py-6 overflow-auto border border-line bg-raised p-0 text-ink shadow-lift open:animate-rise',
        sheet
          ? 'mx-auto mt-auto mb-0 max-w-xl rounded-t-xl sm:my-auto sm:rounded-xl'
          : 'm-auto max-w-[min(28rem,calc(100vw-32px))] rounded-xl',
      )}
    >
      {open && (
        <div className="flex flex-col gap-4 p-5 pb-[max(20px,env(safe-area-inset-bottom))]">
          <header className="flex items-start justify-between gap-3">
            <h2 id={id} className="pt-1.5 text-lg">
              {title}
            </h2>
            {dismissible && (
              <IconButton label={t('common.close')} onClick={onClose} className="-mt-1 -mr-2">
                <X aria-hidden className="size-5" />
              </IconButton>
            )}
          </header>
          <div>{children}</div>
          {footer && <footer className="flex flex-col gap-2 sm:flex-row-reverse">{footer}</footer>}
        </div>
      )}
    </dialog>
  )
}

export function Sheet(props: Omit<DialogProps, 'sheet'>) {
  return <Dialog {...props} sheet />
}

/** Yes/no in front of something that cannot be undone. Put the confirming submit button in `children` or `footer`. */
export function CancelButton({ onClose }: { onClose: () => void }) {
  const t = useT()
  return (
    <Button variant="secondary" onClick={onClose}>
      {t('common.dismiss')}
    </Button>
  )
}
