import { Bell, CalendarDays, CircleUser, ClipboardList, House, Search, Sun, Wallet, WifiOff } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Link, NavLink, useNavigation, useRouteLoaderData } from 'react-router'
import { useT } from '../i18n/use-t.tsx'
import type { MessageKey } from '../i18n/messages.ts'
import { BrandMark } from './brand.tsx'
import { cx } from './cx.ts'

type Item = { to: string; label: MessageKey; icon: typeof House; end?: boolean }

const PATIENT: Item[] = [
  { to: '/', label: 'common.nav.home', icon: House, end: true },
  { to: '/therapists', label: 'common.nav.therapists', icon: Search },
  { to: '/bookings', label: 'common.nav.bookings', icon: ClipboardList },
  { to: '/account', label: 'common.nav.account', icon: CircleUser },
]
const THERAPIST: Item[] = [
  { to: '/therapist', label: 'common.nav.today', icon: Sun, end: true },
  { to: '/therapist/calendar', label: 'common.nav.calendar', icon: CalendarDays },
  { to: '/therapist/wallet', label: 'common.nav.wallet', icon: Wallet },
  { to: '/therapist/account', label: 'common.nav.account', icon: CircleUser },
]
type RootData = { user: { name: string; role: string } | null; unread?: number; now: number }
const useRoot = () => useRouteLoaderData('root') as RootData | undefined

export function SkipLink() {
  const t = useT()
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-md bg-brand px-4 py-3 text-on-brand focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {t('common.skip')}
    </a>
  )
}

/** Thin line on top while a page is on its way; appears only after 200 ms. */
export function ProgressLine() {
  const busy = useNavigation().state !== 'idle'
  return (
    <div
      aria-hidden
      className={cx(
        'fixed inset-x-0 top-0 z-50 h-0.75 origin-left bg-accent transition-transform',
        busy ? 'scale-x-75 opacity-100 delay-200 duration-[4s]' : 'scale-x-0 opacity-0',
      )}
    />
  )
}

/** Says when there is no network, and when the service worker answered with a stored page because the network did not. */
function OfflineBanner() {
  const t = useT()
  const now = useRoot()?.now
  const first = useRef(now)
  const [offline, setOffline] = useState(false)
  useEffect(() => {
    // Newer data than the page came with: it is true again.
    if (now !== first.current) delete document.documentElement.dataset.stored
    const update = () => setOffline(!navigator.onLine || document.documentElement.dataset.stored === 'true')
    update()
    addEventListener('online', update)
    addEventListener('offline', update)
    return () => {
      removeEventListener('online', update)
      removeEventListener('offline', update)
    }
  }, [now])
  return (
    <div role="status">
      {offline && (
        <p className="flex items-center justify-center gap-2 bg-caution-soft px-4 py-2 text-sm font-semibold text-caution-ink">
          <WifiOff aria-hidden className="size-4" />
          {t('common.offline.banner')}
        </p>
      )}
    </div>
  )
}

export function NotificationBell() {
  const t = useT()
  const unread = useRoot()?.unread ?? 0
  return (
    <Link
      to="/notifications"
      aria-label={unread ? `${t('common.nav.notifications')}, ${t('common.nav.unread', { count: unread })}` : t('common.nav.notifications')}
      className="relative flex size-11 items-center justify-center rounded-md text-ink hover:bg-sunken"
    >
      <Bell aria-hidden className="size-5.5" />
      {unread > 0 && (
        <span
          aria-hidden
          className="numeric absolute top-1 right-1 min-w-5 rounded-full bg-accent px-1 text-center text-xs font-bold text-on-accent"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  )
}

/** Bottom bar of four on phones; the same links stand in the top bar from 768 px. */
export function BottomNav({ items }: { items: Item[] }) {
  const t = useT()
  return (
    <nav
      aria-label={t('common.nav.label')}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="mx-auto grid max-w-xl grid-cols-4">
        {items.map(({ to, label, icon: Icon, end }) => (
          <li key={to}>
            <NavLink
              to={to}
              end={end}
              prefetch="intent"
              className={({ isActive }) =>
                cx(
                  'group flex h-16 flex-col items-center justify-center gap-0.5 overflow-hidden text-[12px] font-semibold',
                  isActive ? 'text-brand' : 'text-muted',
                )
              }
            >
              <span className="flex h-7 w-14 items-center justify-center rounded-full group-aria-[current=page]:bg-brand-soft">
                <Icon aria-hidden className="size-5.5" />
              </span>
              <span className="max-w-full truncate px-1">{t(label)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Frame of the patient's and the therapist's screens. */
export function AppShell({ kind, children, bar = true }: { kind: 'patient' | 'therapist'; children: ReactNode; bar?: boolean }) {
  const t = useT()
  const user = useRoot()?.user
  const items = kind === 'therapist' ? THERAPIST : PATIENT
  return (
    <div className={cx('flex min-h-dvh flex-col', bar && '[--bottom-bar:calc(65px+env(safe-area-inset-bottom))] md:[--bottom-bar:0px]')}>
      <SkipLink />
      <ProgressLine />
      <OfflineBanner />
      <header className="sticky top-0 z-30 border-b border-line bg-surface">
        <div className="page-wide flex h-14 items-center justify-between gap-4">
          <Link
            to={kind === 'therapist' ? '/therapist' : '/'}
            className="flex items-center gap-2.5 text-[18px] font-extrabold tracking-tight text-ink no-underline"
          >
            <BrandMark className="size-8" />
            {t('common.brand')}
          </Link>
          <nav aria-label={t('common.nav.label')} className="hidden gap-1 md:flex">
            {items.map(({ to, label, end }) => (
              <NavLink
                key={to}
                to={to}
                end={end}
                prefetch="intent"
                className={({ isActive }) =>
                  cx(
                    'flex min-h-11 items-center rounded-md px-4 text-sm font-semibold',
                    isActive ? 'bg-brand-soft text-brand-ink' : 'text-muted hover:text-ink',
                  )
                }
              >
                {t(label)}
              </NavLink>
            ))}
          </nav>
          {user ? (
            <NotificationBell />
          ) : (
            <Link to="/sign-in" className="flex min-h-11 items-center rounded-md px-3 text-[15px] font-semibold text-brand">
              {t('common.nav.signIn')}
            </Link>
          )}
        </div>
      </header>
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        {children}
      </main>
      {bar && (
        <>
          <div aria-hidden className="h-[var(--bottom-bar)] shrink-0" />
          <BottomNav items={items} />
        </>
      )}
    </div>
  )
}
