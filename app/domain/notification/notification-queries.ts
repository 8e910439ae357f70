import { toInstant, type Reader } from '../../platform/db.ts'

export type NotificationItem = {
  id: string
  kind: string
  data: Record<string, unknown>
  href: string
  createdAt: Temporal.Instant
  isRead: boolean
}

const PAGE = 30

/** A person's notifications, newest first; `before` is the id the previous page ended with. */
export async function listNotifications(
  reader: Reader,
  input: { userId: string; before?: string },
): Promise<{ items: NotificationItem[]; next: string | null }> {
  const rows = await reader.$queryRaw<
    { id: string; kind: string; data: Record<string, unknown>; href: string; created_at: Date; is_read: boolean }[]
  >`
    select id, kind, data, href, created_at, read_at is not null as is_read from notifications
    where user_id = ${input.userId}::uuid
      and (${input.before ?? null}::uuid is null or (created_at, id) < (
        select created_at, id from notifications where id = ${input.before ?? null}::uuid and user_id = ${input.userId}::uuid))
    order by created_at desc, id desc limit ${PAGE + 1}`
  const items = rows.slice(0, PAGE).map((row) => ({
    id: row.id,
    kind: row.kind,
    data: row.data,
    href: row.href,
    createdAt: toInstant(row.created_at),
    isRead: row.is_read,
  }))
  return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null }
}

/** How many notifications wait; what the bell shows. */
export async function countUnread(reader: Reader, userId: string): Promise<number> {
  const [row] = await reader.$queryRaw<{ unread: number }[]>`
    select count(*)::int as unread from notifications where user_id = ${userId}::uuid and read_at is null`
  return row?.unread ?? 0
}
