import { useRouteLoaderData } from 'react-router'
import { useT } from '../i18n/use-t.tsx'
import { AnchorButton, Button } from './button.tsx'
import { BrandMark } from './brand.tsx'

/** Full-page fallback in the user's language; never shows what went wrong inside. */
export function ErrorScreen({ status }: { status: number | 'offline' }) {
  const t = useT()
  const role = (useRouteLoaderData('root') as { user?: { role: string } | null } | undefined)?.user?.role
  const known = [403, 404, 429, 'offline'].includes(status) ? status : status === 401 || status === 405 ? 404 : 500
  const title = t.maybe(`common.error.title.${known}`) ?? ''
  return (
    <main id="content" className="page flex min-h-dvh flex-col items-center justify-center gap-4 py-10 text-center">
      <title>{`${title} · ${t('common.brand')}`}</title>
      <BrandMark className="size-14" />
      <h1 className="text-xl">{title}</h1>
      <p className="max-w-sm text-muted">{t.maybe(`common.error.body.${known}`)}</p>
      <div className="mt-2 flex flex-wrap justify-center gap-2">
        {known !== 404 && <Button onClick={() => location.reload()}>{t('common.retry')}</Button>}
        <AnchorButton
          variant={known === 404 ? 'primary' : 'secondary'}
          href={role === 'THERAPIST' ? '/therapist' : role === 'ADMIN' ? '/admin' : '/'}
        >
          {t('common.error.home')}
        </AnchorButton>
      </div>
    </main>
  )
}
