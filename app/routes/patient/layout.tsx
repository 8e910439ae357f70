import { Outlet } from 'react-router'
import type { Route } from './+types/layout'
import { requireUser } from '../session.ts'

export const middleware: Route.MiddlewareFunction[] = [
  ({ context }) => {
    requireUser(context, 'PATIENT')
  },
]

/** Without a loader the guard above would not run on client navigations. */
export function loader() {
  return null
}

export default function PatientLayout() {
  return <Outlet />
}
