import { Menu } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Link, NavLink, useNavigation } from 'react-router'
import type { MessageKey } from '../i18n/messages.ts'
import { useT } from '../i18n/use-t.tsx'
import { BrandMark } from './brand.tsx'
import { cx } from './cx.ts'
import { NotificationBell, ProgressLine, SkipLink } from './shell.tsx'

const ADMIN: { to: string; label: MessageKey; end?: boolean }[] = [
  { to: '/admin', label: 'common.nav.admin.overview', end: true },
  { to: '/admin/exceptions', label: 'common.nav.admin.exceptions' },
  { to: '/admin/bookings', label: 'common.nav.admin.bookings' },
  { to: '/admin/refunds', label: 'common.nav.admin.refunds' },
  { to: '/admin/withdrawals', label: 'common.nav.admin.withdrawals' },
  { to: '/admin/wallets', label: 'common.nav.admin.wallets' },
  { to: '/admin/ledger', label: 'common.nav.admin.ledger' },
  { to: '/admin/reconciliation', label: 'common.nav.admin.reconciliation' },
  { to: '/admin/therapists', label: 'common.nav.admin.therapists' },
  { to: '/admin/packages', label: 'common.nav.admin.packages' },
  { to: '/admin/policies', label: 'common.nav.admin.policies' },
  { to: '/admin/audit', label: 'common.nav.admin.audit' },
  { to: '/admin/health', label: 'common.nav.admin.health' },
]

/** Frame of the admin: side bar, folded into a menu on phones (works without JavaScript). */
export function AdminShell({ children }: { children: ReactNode }) {
  const t = useT()
  const links = ADMIN.map(({ to, label, end }) => (
    <NavLink
      key={to}
      to={to}
      end={end}
      prefetch="intent"
      className={({ isActive }) =>
        cx(
          'flex min-h-11 items-center rounded-md px-3.5 text-sm font-semibold',
          isActive ? 'bg-brand-soft text-brand-ink' : 'text-muted hover:bg-sunken hover:text-ink',
        )
      }
    >
      {t(label)}
    </NavLink>
  ))
  const signOut = (
    <form method="post" action="/sign-out">
      <button className="flex min-h-11 w-full items-center rounded-md px-3.5 text-sm font-semibold text-muted hover:bg-sunken hover:text-ink">
        {t('common.nav.signOut')}
      </button>
    </form>
  )
  const brand = (
    <Link to="/admin" className="flex items-center gap-2.5 text-[18px] font-extrabold tracking-tight text-ink no-underline">
      <BrandMark className="size-8" />
      {t('common.brand')}
    </Link>
  )
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[232px_1fr]">
      <SkipLink />
      <ProgressLine />
      <aside className="sticky top-0 hidden h-dvh flex-col gap-5 overflow-y-auto border-r border-line bg-surface p-4 lg:flex">
        {brand}
        <nav aria-label={t('common.nav.label')} className="flex flex-1 flex-col gap-0.5">
          {links}
        </nav>
        <NotificationBell />
        {signOut}
      </aside>
      <header className="sticky top-0 z-30 border-b border-line bg-surface lg:hidden">
        <div className="flex h-14 items-center justify-between px-4">
          {brand}
          <div className="flex items-center">
            <NotificationBell />
            <AdminMenu label={t('common.nav.menu')}>
              <nav aria-label={t('common.nav.label')} className="flex flex-col gap-0.5">
                {links}
              </nav>
              {signOut}
            </AdminMenu>
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="min-w-0 outline-none">
        {children}
      </main>
    </div>
  )
}

function AdminMenu({ label, children }: { label: string; children: ReactNode }) {
  const state = useNavigation().state
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (state === 'loading') setOpen(false)
  }, [state])
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={label} className="flex size-11 list-none items-center justify-center rounded-md hover:bg-sunken">
        <Menu aria-hidden className="size-5.5" />
      </summary>
      <div className="absolute inset-x-0 top-14 max-h-[calc(100dvh-56px)] overflow-y-auto border-b border-line bg-surface p-4 shadow-lift">
        {children}
      </div>
    </details>
  )
}
