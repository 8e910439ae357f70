import { redirect } from 'react-router'
import type { Route } from './+types/home'
import { userContext } from '../../context.ts'
import { Placeholder } from '../../ui/placeholder.tsx'
import { homeOf } from '../session.ts'

export function loader({ context }: Route.LoaderArgs) {
  const user = context.get(userContext)
  if (user && user.role !== 'PATIENT') throw redirect(homeOf(user.role))
  return null
}

export default function Home() {
  return <Placeholder name="home" />
}
