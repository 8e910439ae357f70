import { Outlet } from 'react-router'
import { AppShell } from '../../ui/shell.tsx'

export const handle = { area: 'patient' }

export default function PublicLayout() {
  return (
    <AppShell kind="patient">
      <Outlet />
    </AppShell>
  )
}
