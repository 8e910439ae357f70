import { ClipboardList } from 'lucide-react'
import type { Route } from './+types/bookings'
import { urlContext } from '../../context.ts'
import { listPastBookings, listPatientBookings } from '../../domain/booking/booking-queries.ts'
import { useT } from '../../i18n/use-t.tsx'
import { database } from '../../platform/db.ts'
import { requestedPage } from '../../platform/paging.ts'
import { useLiveRevalidate } from '../../pwa/socket.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Tabs } from '../../ui/choice.tsx'
import { EmptyState } from '../../ui/display.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { requireUser } from '../session.ts'
import { BookingCard } from '../shared/booking-card.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const user = requireUser(context, 'PATIENT')
  const { searchParams } = context.get(urlContext)
  const { prisma } = database()
  if (searchParams.get('tab') !== 'past') return { past: false, bookings: await listPatientBookings(prisma, user.id), page: null }
  const { rows, ...page } = await listPastBookings(prisma, user.id, requestedPage(searchParams))
  return { past: true, bookings: rows, page }
}

export default function Bookings({ loaderData: { past, bookings, page } }: Route.ComponentProps) {
  const t = useT()
  useLiveRevalidate(['booking:changed'], { active: !past && bookings.length > 0 })
  return (
    <Page>
      <PageHeader title={t('patient.bookings.title')} />
      <Tabs
        label={t('patient.bookings.title')}
        tabs={[
          { to: '/bookings', label: t('patient.bookings.active'), selected: !past },
          { to: '/bookings?tab=past', label: t('patient.bookings.past'), selected: past },
        ]}
      />
      {bookings.length === 0 ? (
        <EmptyState
          icon={<ClipboardList />}
          title={t(past ? 'patient.bookings.none.past' : 'patient.bookings.none')}
          action={past ? undefined : <LinkButton to="/therapists">{t('patient.home.cta')}</LinkButton>}
        >
          {t(past ? 'patient.bookings.none.past.body' : 'patient.bookings.none.body')}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {bookings.map((booking) => (
            <li key={booking.id}>
              <BookingCard booking={booking} />
            </li>
          ))}
        </ul>
      )}
      {page && <Pager page={page} />}
    </Page>
  )
}
