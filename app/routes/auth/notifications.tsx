import { Bell, Check } from 'lucide-react'
import { Form, Link, redirect } from 'react-router'
import { z } from 'zod'
import { localeContext } from '../../context.ts'
import { listNotifications } from '../../domain/notification/notification-queries.ts'
import { readNotifications } from '../../domain/notification/read-notifications.ts'
import type { Zone } from '../../i18n/format.ts'
import { notificationText } from '../../i18n/notification-text.ts'
import { useT } from '../../i18n/use-t.tsx'
import { database, inTransaction } from '../../platform/db.ts'
import { requestedPage } from '../../platform/paging.ts'
import { PushSettings } from '../../pwa/PushSettings.tsx'
import { SubmitButton } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { DateTime, EmptyState } from '../../ui/display.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { homeOf, requireUser } from '../session.ts'
import type { Route } from './+types/notifications'

export async function loader({ context, url }: Route.LoaderArgs) {
  const user = requireUser(context)
  const { rows, ...page } = await listNotifications(database().prisma, { userId: user.id, page: requestedPage(url.searchParams) })
  const locale = context.get(localeContext)
  return {
    home: homeOf(user.role),
    page,
    items: rows.map(({ id, kind, data, href, createdAt, isRead }) => ({
      id,
      href,
      isRead,
      createdAt: createdAt.toString(),
      zone: (typeof data['zone'] === 'string' ? data['zone'] : 'Asia/Jakarta') as Zone,
      ...notificationText(locale, kind, data),
    })),
  }
}

/** Marks all as read, or with `id` that one and goes to its page. */
export async function action({ request, context }: Route.ActionArgs) {
  const user = requireUser(context)
  const id = z.uuid().safeParse((await request.formData()).get('id'))
  await inTransaction({ kind: 'user', id: user.id, role: user.role }, (tx) =>
    readNotifications(tx, { userId: user.id, ...(id.success && { notificationId: id.data }) }),
  )
  throw redirect('/notifications')
}

/** Says that a notification was opened, without keeping the person waiting for it. */
function markRead(id: string) {
  void fetch('/api/notifications/read', {
    method: 'POST',
    keepalive: true,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ id }),
  }).catch(() => undefined)
}

export default function NotificationsScreen({ loaderData }: Route.ComponentProps) {
  const t = useT()
  const { items, page, home } = loaderData
  return (
    <Page>
      <PageHeader title={t('alerts.list.title')} back={home} />
      {items.some((item) => !item.isRead) && (
        <Form method="post" className="-mt-3 flex justify-end">
          <SubmitButton size="sm" variant="ghost" icon={<Check aria-hidden className="size-4" />}>
            {t('alerts.list.readAll')}
          </SubmitButton>
        </Form>
      )}
      {items.length === 0 ? (
        <EmptyState icon={<Bell />} title={t('alerts.list.empty')}>
          {t('alerts.list.emptyBody')}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-2">
          {items.map((item) => (
            <li key={item.id}>
              <Link
                to={item.href}
                onClick={() => {
                  if (!item.isRead) markRead(item.id)
                }}
                className={cx(
                  'flex gap-3 rounded-lg border p-4 text-ink no-underline',
                  item.isRead ? 'border-line bg-surface' : 'border-brand bg-brand-soft',
                )}
              >
                <span aria-hidden className={cx('mt-1.5 size-2.5 shrink-0 rounded-full', item.isRead ? 'bg-transparent' : 'bg-accent')} />
                <span className="min-w-0 flex-1">
                  {!item.isRead && <span className="sr-only">{t('alerts.list.unread')}: </span>}
                  <span className="block font-bold">{item.title}</span>
                  <span className="block text-sm">{item.body}</span>
                  <DateTime at={item.createdAt} zone={item.zone} className="mt-1 block text-xs text-muted" />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Pager page={page} />
      <Section title={t('alerts.list.settings')}>
        <PushSettings />
      </Section>
    </Page>
  )
}
