import type { Reader } from '../../platform/db.ts'
import { toInstant } from '../../platform/db.ts'
import type { NotificationKind } from './kinds.ts'

/** Everything a delivery needs, as it stands now. */
export type Deliverable = {
  id: string
  kind: NotificationKind
  data: Record<string, unknown>
  href: string
  isUrgent: boolean
  ttlSeconds: number | null
  createdAt: Temporal.Instant
  now: Temporal.Instant
  isRead: boolean
  /** False once an urgent request was answered, withdrawn or ran out. */
  isOpen: boolean
  unread: number
  user: { name: string; email: string | null; locale: 'id' | 'en'; isActive: boolean }
  devices: { id: string; endpoint: string; p256dh: string; auth: string }[]
}

type Row = {
  id: string
  kind: NotificationKind
  data: Record<string, unknown>
  href: string
  is_urgent: boolean
  ttl_seconds: number | null
  created_at: Date
  now: Date
  is_read: boolean
  is_open: boolean
  unread: bigint
  name: string
  email: string | null
  locale: string
  is_active: boolean
  devices: Deliverable['devices']
}

/** The notification with its reader and the reader's devices, or null when it is gone. */
export async function readDeliverable(reader: Reader, notificationId: string): Promise<Deliverable | null> {
  const [row] = await reader.$queryRaw<Row[]>`
    select n.id, n.kind, n.data, n.href, n.is_urgent, n.ttl_seconds, n.created_at, app_now() as now, n.read_at is not null as is_read,
      n.kind <> 'booking_requested' or exists (
        select 1 from bookings b where n.href = '/therapist/requests/' || b.id and b.status = 'PAID' and b.therapist_respond_by > app_now()
      ) as is_open,
      (select count(*) from notifications other where other.user_id = n.user_id and other.read_at is null) as unread,
      u.name, u.email, u.locale, u.is_active,
      coalesce((select json_agg(json_build_object('id', p.id, 'endpoint', p.endpoint, 'p256dh', p.p256dh, 'auth', p.auth) order by p.id)
        from push_subscriptions p where p.user_id = n.user_id), '[]') as devices
    from notifications n join users u on u.id = n.user_id
    where n.id = ${notificationId}::uuid`
  if (!row) return null
  return {
    id: row.id,
    kind: row.kind,
    data: row.data,
    href: row.href,
    isUrgent: row.is_urgent,
    ttlSeconds: row.ttl_seconds,
    createdAt: toInstant(row.created_at),
    now: toInstant(row.now),
    isRead: row.is_read,
    isOpen: row.is_open,
    unread: Number(row.unread),
    user: { name: row.name, email: row.email, locale: row.locale === 'en' ? 'en' : 'id', isActive: row.is_active },
    devices: row.devices,
  }
}
