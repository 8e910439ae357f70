import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { isLocale } from './i18n/locale.ts'
import type { Area, Messages } from './i18n/messages.ts'
import { createI18n, I18nProvider } from './i18n/use-t.tsx'
import { registerServiceWorker } from './pwa/register.ts'
import { keepSendsThroughOutages } from './pwa/steady-fetch.ts'
import { toast } from './ui/toast.tsx'

const root = document.documentElement
const locale = isLocale(root.lang) ? root.lang : 'id'
const inline = document.getElementById('messages')?.textContent ?? '{}'
const i18n = createI18n(locale, JSON.parse(inline) as Messages, [(root.dataset.area ?? 'patient') as Area], inline)

keepSendsThroughOutages(() => toast(i18n.translate('common.offline.queued'), 'caution'))

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nProvider value={i18n}>
        <HydratedRouter />
      </I18nProvider>
    </StrictMode>,
  )
})

if (import.meta.env.PROD) registerServiceWorker()
