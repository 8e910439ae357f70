import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useT } from '../i18n/use-t.tsx'
import { cx } from './cx.ts'

/** The browser's title. Every page has exactly one, through PageHeader or alone. */
export function Title({ children }: { children: string }) {
  const t = useT()
  return <title>{`${children} · ${t('common.brand')}`}</title>
}

/** Heading of a screen, with the way back. `title` is also the browser's title. */
export function PageHeader({ title, subtitle, back, aside }: { title: string; subtitle?: ReactNode; back?: string; aside?: ReactNode }) {
  const t = useT()
  return (
    <header className="flex items-start gap-2 pt-4 pb-3">
      <Title>{title}</Title>
      {back && (
        <Link
          to={back}
          aria-label={t('common.back')}
          className="-ml-2.5 flex size-11 shrink-0 items-center justify-center rounded-md text-ink hover:bg-sunken"
        >
          <ArrowLeft aria-hidden className="size-5.5" />
        </Link>
      )}
      <div className="min-w-0 flex-1 pt-1.5">
        <h1 className="text-xl">{title}</h1>
        {subtitle && <div className="mt-0.5 text-sm text-muted">{subtitle}</div>}
      </div>
      {aside && <div className="shrink-0">{aside}</div>}
    </header>
  )
}

/** Column of a patient or therapist screen; `wide` for lists and the admin. */
export function Page({ children, wide, className }: { children: ReactNode; wide?: boolean; className?: string }) {
  return <div className={cx(wide ? 'page-wide' : 'page', 'flex flex-col gap-4 pb-8', className)}>{children}</div>
}

export function Section({ title, aside, children, id }: { title: ReactNode; aside?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section id={id} className="flex flex-col gap-3">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="text-lg">{title}</h2>
        {aside && <div className="text-sm">{aside}</div>}
      </div>
      {children}
    </section>
  )
}

/** The main action: above the bottom bar on phones, in the flow on larger screens. */
export function StickyAction({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className="sticky bottom-[var(--bottom-bar,0px)] z-20 -mx-4 mt-auto border-t border-line bg-canvas/95 px-4 py-3 backdrop-blur md:bottom-0 md:mx-0 md:rounded-lg md:border">
      {note && <div className="mb-2 text-sm">{note}</div>}
      <div className="flex gap-2 [&>*]:flex-1">{children}</div>
    </div>
  )
}
