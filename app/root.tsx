import { lazy, Suspense } from 'react'
import { isRouteErrorResponse, Links, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData } from 'react-router'
import type { Route } from './+types/root'
import { localeContext, textSizeContext, themeContext, userContext } from './context.ts'
import { countUnread } from './domain/notification/notification-queries.ts'
import type { Area } from './i18n/messages.ts'
import { useArea, useI18n } from './i18n/use-t.tsx'
import { database } from './platform/db.ts'
import { rootMiddleware } from './root-middleware.ts'
import { serverTime } from './server-time.server.ts'
import { ErrorScreen } from './ui/error-screen.tsx'
import { ToastRegion } from './ui/toast.tsx'
import './ui/theme.css'
import fontUrl from '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2?url'

// Guests need no connection for news, and a first visit does not wait for it.
const LiveUser = lazy(async () => ({ default: (await import('./pwa/live-user.tsx')).LiveUser }))

export const middleware: Route.MiddlewareFunction[] = [rootMiddleware]

export async function loader({ context }: Route.LoaderArgs) {
  const user = context.get(userContext)
  return {
    user: user && { id: user.id, name: user.name, role: user.role, isProfileComplete: user.isProfileComplete },
    locale: context.get(localeContext),
    unread: user ? await countUnread(database().prisma, user.id) : 0,
    theme: context.get(themeContext),
    textSize: context.get(textSizeContext),
    /** Epoch milliseconds on the server, so countdowns do not trust the phone's clock. */
    now: await serverTime(),
  }
}

export const links: Route.LinksFunction = () => [
  { rel: 'preload', href: fontUrl, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
  { rel: 'icon', href: '/icons/icon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/icons/apple-touch-icon.png' },
]

function useCurrentArea(): Area {
  const matches = useMatches()
  for (const match of matches.toReversed()) {
    const area = (match?.handle as { area?: Area } | undefined)?.area
    if (area) return area
  }
  return 'patient'
}

export function Layout({ children }: { children: React.ReactNode }) {
  const { locale, inlineJson } = useI18n()
  const area = useCurrentArea()
  const loaded = useRouteLoaderData<typeof loader>('root')
  return (
    <html lang={locale} data-area={area} data-theme={loaded?.theme ?? 'auto'} data-text={loaded?.textSize ?? 'normal'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f3f7f5" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0b1311" />
        <Links />
      </head>
      <body>
        {children}
        <script id="messages" type="application/json" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: inlineJson ?? '{}' }} />
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

export default function App({ loaderData }: Route.ComponentProps) {
  useArea(useCurrentArea())
  return (
    <>
      <Outlet />
      <ToastRegion />
      {loaderData.user && (
        <Suspense>
          <LiveUser userId={loaderData.user.id} />
        </Suspense>
      )}
    </>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const status = isRouteErrorResponse(error) ? error.status : isOffline(error) ? 'offline' : 500
  return <ErrorScreen status={status} />
}

/** A failed fetch of page data, as browsers report it. */
function isOffline(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    typeof navigator !== 'undefined' &&
    (!navigator.onLine || /fetch|network|load failed/i.test(error.message))
  )
}
