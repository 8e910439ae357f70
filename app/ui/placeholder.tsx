import { useT } from '../i18n/use-t.tsx'
import { EmptyState } from './display.tsx'
import { Page, Title } from './page.tsx'

/** Stands where a screen is still to be built. */
export function Placeholder({ name }: { name: string }) {
  const t = useT()
  return (
    <Page className="pt-6">
      <Title>{t('common.soon.title')}</Title>
      <EmptyState title={<h1>{t('common.soon.title')}</h1>}>{t('common.soon.body', { name })}</EmptyState>
    </Page>
  )
}
