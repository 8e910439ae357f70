import { Prisma, toInstant, type Reader } from '../../platform/db.ts'
import { newestFirst, readPage, type Keyed, type PageOf, type PageRequest } from '../../platform/paging.ts'

export type NotificationItem = {
  id: string
  kind: string
  data: Record<string, unknown>
  href: string
  createdAt: Temporal.Instant
  isRead: boolean
}

type Row = { id: string; kind: string; data: Record<string, unknown>; href: string; created_at: Date; is_read: boolean }

const PAGE = 30
const NEWEST = newestFirst(Prisma.sql`n.created_at`, Prisma.sql`n.id`)

/** A person's notifications, newest first. */
export async function listNotifications(reader: Reader, input: { userId: string; page?: PageRequest }): Promise<PageOf<NotificationItem>> {
  const { rows, ...around } = await readPage<Row>(
    { ...input.page, size: PAGE },
    NEWEST,
    ({ key, beyond, order, limit }) => reader.$queryRaw<Keyed<Row>[]>`
    select n.id, n.kind, n.data, n.href, n.created_at, n.read_at is not null as is_read, ${key} from notifications n
    where n.user_id = ${input.userId}::uuid and ${beyond} order by ${order} limit ${limit}`,
  )
  const items = rows.map(({ created_at, is_read, ...row }) => ({ ...row, createdAt: toInstant(created_at), isRead: is_read }))
  return { rows: items, ...around }
}

/** More than the bell says anyway. */
const UNREAD_LIMIT = 100

/** How many notifications wait, as far as the bell counts: every page asks. */
export async function countUnread(reader: Reader, userId: string): Promise<number> {
  const [row] = await reader.$queryRaw<{ unread: number }[]>`
    select count(*)::int as unread from (
      select 1 from notifications where user_id = ${userId}::uuid and read_at is null limit ${UNREAD_LIMIT}) waiting`
  return row?.unread ?? 0
}
