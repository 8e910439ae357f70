import { Outlet } from 'react-router'
import type { Route } from './+types/layout'
import { useCalmRevalidation } from '../../pwa/socket.ts'
import { AdminShell } from '../../ui/admin-shell.tsx'
import { requireUser } from '../session.ts'
import { Notices } from './notices.tsx'

export const handle = { area: 'admin' }
export const middleware: Route.MiddlewareFunction[] = [
  ({ context }) => {
    requireUser(context, 'ADMIN')
  },
]

/** Without a loader the guard above would not run on client navigations. */
export function loader() {
  return null
}

export default function Layout() {
  useCalmRevalidation()
  return (
    <AdminShell>
      <Notices />
      <Outlet />
    </AdminShell>
  )
}
