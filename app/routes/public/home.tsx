import { lazy, Suspense } from 'react'
import { redirect } from 'react-router'
import type { Route } from './+types/home'
import { userContext } from '../../context.ts'
import { listPatientBookings } from '../../domain/booking/booking-queries.ts'
import { database } from '../../platform/db.ts'
import { homeOf } from '../session.ts'
import { GuestHome } from './home-guest.tsx'

// A guest's first visit does not carry the patient's screen.
const PatientHome = lazy(async () => ({ default: (await import('./home-patient.tsx')).PatientHome }))

export async function loader({ context }: Route.LoaderArgs) {
  const user = context.get(userContext)
  if (!user) return null
  if (user.role !== 'PATIENT') throw redirect(homeOf(user.role))
  return {
    name: user.name,
    isProfileComplete: user.isProfileComplete,
    bookings: await listPatientBookings(database().prisma, user.id),
  }
}

export default function Home({ loaderData }: Route.ComponentProps) {
  return loaderData ? (
    <Suspense>
      <PatientHome {...loaderData} />
    </Suspense>
  ) : (
    <GuestHome />
  )
}
