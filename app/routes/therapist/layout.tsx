import { Outlet } from 'react-router'
import type { Route } from './+types/layout'
import { UrgentRequestSheet } from '../../pwa/UrgentRequestSheet.tsx'
import { AppShell } from '../../ui/shell.tsx'
import { requireUser } from '../session.ts'

export const handle = { area: 'therapist' }
export const middleware: Route.MiddlewareFunction[] = [
  ({ context }) => {
    requireUser(context, 'THERAPIST')
  },
]

/** Without a loader the guard above would not run on client navigations. */
export function loader() {
  return null
}

export default function Layout() {
  return (
    <AppShell kind="therapist">
      <Outlet />
      <UrgentRequestSheet />
    </AppShell>
  )
}
