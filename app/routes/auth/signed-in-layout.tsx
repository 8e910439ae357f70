import { lazy, Suspense } from 'react'
import { Outlet } from 'react-router'
import type { Route } from './+types/signed-in-layout'
import { AppShell } from '../../ui/shell.tsx'
import { requireUser } from '../session.ts'

// Patients share this layout and need none of it.
const UrgentRequestSheet = lazy(() => import('../../pwa/UrgentRequestSheet.tsx').then((module) => ({ default: module.UrgentRequestSheet })))

export const middleware: Route.MiddlewareFunction[] = [
  ({ context }) => {
    requireUser(context)
  },
]

export function loader({ context }: Route.LoaderArgs) {
  return { role: requireUser(context).role }
}

/** Screens shared by every role; without a bottom bar, they have their own way back. */
export default function SignedInLayout({ loaderData }: Route.ComponentProps) {
  return (
    <AppShell kind={loaderData.role === 'THERAPIST' ? 'therapist' : 'patient'} bar={false}>
      <Outlet />
      {loaderData.role === 'THERAPIST' && (
        <Suspense>
          <UrgentRequestSheet />
        </Suspense>
      )}
    </AppShell>
  )
}
