import { BellOff, BellRing, Send } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useRouteLoaderData } from 'react-router'
import { useT } from '../i18n/use-t.tsx'
import type { MessageKey } from '../i18n/messages.ts'
import { Button } from '../ui/button.tsx'
import { Alert, Badge, Card, Skeleton } from '../ui/display.tsx'
import { toast } from '../ui/toast.tsx'
import { readPublicKey, readPushState, rememberPushOff, turnPushOff, turnPushOn, type PushState } from './push-client.ts'

type RootUser = { user: { id: string; role: string } | null }
type Work = 'on' | 'off' | 'test' | null

/** Notifications on this device: state, switch and a test. For the account pages. */
export function PushSettings() {
  const t = useT()
  const user = (useRouteLoaderData('root') as RootUser | undefined)?.user
  const [state, setState] = useState<PushState | null>(null)
  const [work, setWork] = useState<Work>(null)
  const [problem, setProblem] = useState<MessageKey | null>(null)
  useEffect(() => {
    void readPushState().then(setState)
  }, [])

  async function run(kind: Exclude<Work, null>, act: () => Promise<MessageKey | null>) {
    if (work) return
    setWork(kind)
    setProblem(null)
    setProblem(await act())
    setState(await readPushState())
    setWork(null)
  }
  const turnOn = () =>
    run('on', async () => {
      const key = await readPublicKey()
      const result = key ? await turnPushOn(key) : ({ ok: false, reason: 'failed' } as const)
      if (!result.ok) return result.reason === 'denied' ? null : `alerts.push.${result.reason}`
      if (user) rememberPushOff(user.id, false)
      toast(t('alerts.push.turnedOn'))
      return null
    })
  const turnOff = () =>
    run('off', async () => {
      const result = await turnPushOff()
      if (!result.ok) return 'alerts.push.failed'
      if (user) rememberPushOff(user.id, true)
      toast(t('alerts.push.turnedOff'))
      return null
    })
  const test = () =>
    run('test', async () => {
      const response = await fetch('/api/push/test', { method: 'POST' }).catch(() => null)
      if (response?.ok) toast(t('alerts.push.tested'))
      return response?.ok
        ? null
        : response?.status === 409
          ? 'alerts.push.noDevice'
          : response?.status === 429
            ? 'alerts.push.tooMany'
            : 'alerts.push.failed'
    })

  return (
    <Card className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-base">{t('alerts.push.title')}</h3>
        {state === 'on' && <Badge tone="positive">{t('alerts.push.on')}</Badge>}
        {state === 'off' && <Badge tone="neutral">{t('alerts.push.off')}</Badge>}
      </div>
      <p className="text-sm text-muted">{t(user?.role === 'THERAPIST' ? 'alerts.push.why.therapist' : 'alerts.push.why')}</p>
      {state === null && <Skeleton className="h-12 w-full" />}
      {state === 'denied' && (
        <Alert tone="caution" title={t('alerts.push.denied')}>
          {t('alerts.push.deniedBody')}
        </Alert>
      )}
      {state === 'needs_install' && (
        <Alert tone="brand" title={t('alerts.push.install')}>
          {t('alerts.push.installBody')}
        </Alert>
      )}
      {state === 'unsupported' && (
        <Alert tone="neutral" title={t('alerts.push.unsupported')}>
          {t('alerts.push.unsupportedBody')}
        </Alert>
      )}
      {problem && (
        <Alert tone="negative" live>
          {t(problem)}
        </Alert>
      )}
      {state === 'off' && (
        <Button onClick={turnOn} pending={work === 'on'} icon={<BellRing aria-hidden className="size-5" />}>
          {t('alerts.push.turnOn')}
        </Button>
      )}
      {state === 'on' && (
        <div className="flex flex-col gap-2 sm:flex-row">
          <Button variant="secondary" onClick={test} pending={work === 'test'} icon={<Send aria-hidden className="size-5" />}>
            {t('alerts.push.test')}
          </Button>
          <Button variant="ghost" onClick={turnOff} pending={work === 'off'} icon={<BellOff aria-hidden className="size-5" />}>
            {t('alerts.push.turnOff')}
          </Button>
        </div>
      )}
    </Card>
  )
}
