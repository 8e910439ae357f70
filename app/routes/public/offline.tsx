import { WifiOff } from 'lucide-react'
import { useT } from '../../i18n/use-t.tsx'
import { AnchorButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/display.tsx'
import { Title } from '../../ui/page.tsx'

export function loader() {
  return null
}

/** Kept by the service worker, without scripts, and shown at the address of a page never opened before. */
export default function Offline() {
  const t = useT()
  return (
    <main id="content" className="page flex min-h-dvh flex-col justify-center">
      <Title>{t('common.offline.title')}</Title>
      <EmptyState
        icon={<WifiOff />}
        title={<h1>{t('common.offline.title')}</h1>}
        action={<AnchorButton href="">{t('common.retry')}</AnchorButton>}
      >
        {t('common.offline.body')}
      </EmptyState>
    </main>
  )
}
