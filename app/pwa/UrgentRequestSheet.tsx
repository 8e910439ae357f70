import { CalendarClock, Check, MapPin, Package, UserRound, VolumeX, X } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useLocation, useRevalidator } from 'react-router'
import { formatDecimal, type Zone } from '../i18n/format.ts'
import { useLocale, useT } from '../i18n/use-t.tsx'
import type { OpenRequest } from './open-request.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { Alert, DateTime, Money } from '../ui/display.tsx'
import { Sheet } from '../ui/overlay.tsx'
import { toast } from '../ui/toast.tsx'
import { ring } from './alert-sound.ts'
import { useOpenRequests } from './use-open-requests.ts'

type Answer = 'accept' | 'decline'

/**
 * The therapist's alert: sound, countdown, what it pays and how far it is, and an
 * answer with one thumb. Mounted in the therapist's layout; shows itself when a
 * request arrives and goes when it is answered, withdrawn or over.
 */
export function UrgentRequestSheet() {
  const t = useT()
  const { pathname } = useLocation()
  const { revalidate } = useRevalidator()
  // Its own answer comes back as a withdrawal too; that one needs no second message.
  const answered = useRef(new Set<string>())
  const { requests, remove } = useOpenRequests((request, reason) => {
    if (!answered.current.has(request.id)) toast(t.maybe(`alerts.urgent.withdrawn.${reason}`) ?? t('alerts.urgent.withdrawn'))
  })
  const visible = requests.filter((request) => pathname !== `/therapist/requests/${request.id}`)
  const [request] = visible
  useRinging(request?.id)
  if (!request) return null
  return (
    <RequestSheet
      key={request.id}
      request={request}
      others={visible.length - 1}
      onAnswering={() => answered.current.add(request.id)}
      onFailed={() => answered.current.delete(request.id)}
      onDone={() => {
        remove(request.id)
        void revalidate()
      }}
      onLater={() => remove(request.id, true)}
    />
  )
}

const stopRinging = { current: () => undefined as void }

function useRinging(requestId: string | undefined) {
  useEffect(() => {
    if (!requestId) return
    const stop = ring()
    stopRinging.current = stop
    return stop
  }, [requestId])
}

type SheetProps = {
  request: OpenRequest
  others: number
  onAnswering: () => void
  onFailed: () => void
  onDone: () => void
  onLater: () => void
}

function RequestSheet({ request, others, onAnswering, onFailed, onDone, onLater }: SheetProps) {
  const t = useT()
  const locale = useLocale()
  const [sending, setSending] = useState<Answer | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const zone = request.zone as Zone
  const km = request.distanceKm === null ? null : t('common.km', { distance: formatDecimal(request.distanceKm, locale) })

  async function answer(kind: Answer) {
    if (sending) return
    setSending(kind)
    setProblem(null)
    stopRinging.current()
    onAnswering()
    const response = await fetch(`/api/requests/${request.id}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ answer: kind }),
    }).catch(() => null)
    if (response?.ok) {
      toast(t(kind === 'accept' ? 'alerts.urgent.accepted' : 'alerts.urgent.declined', { code: request.code }))
      return onDone()
    }
    if (response?.status === 409) {
      toast(((await response.json()) as { message: string }).message, 'negative')
      return onDone()
    }
    onFailed()
    setSending(null)
    setProblem(t('alerts.urgent.failed'))
  }

  return (
    <Sheet open onClose={onLater} title={t(request.type === 'INSTANT' ? 'alerts.urgent.title.INSTANT' : 'alerts.urgent.title.REGULAR')}>
      <div className="flex flex-col gap-4">
        <div className="flex items-center gap-5">
          <Countdown
            ring
            size={116}
            until={request.respondBy}
            total={(Date.parse(request.respondBy) - Date.parse(request.askedAt)) / 1_000}
            onOver={onDone}
          />
          <div className="min-w-0">
            <p className="text-sm text-muted">{t('alerts.urgent.net')}</p>
            <p className="text-2xl font-extrabold text-brand">
              <Money amount={request.net} />
            </p>
            {request.sessions > 1 && <p className="text-sm text-muted">{t('common.sessions', { count: request.sessions })}</p>}
            {km && (
              <p className="mt-1 flex items-center gap-1.5 text-base font-bold">
                <MapPin aria-hidden className="size-5 shrink-0 text-accent" />
                {km}
              </p>
            )}
          </div>
        </div>
        <dl className="flex flex-col gap-2.5">
          {request.startsAt && (
            <Line icon={<CalendarClock />} label={t('alerts.urgent.start')}>
              <DateTime at={request.startsAt} zone={zone} className="font-semibold" />
            </Line>
          )}
          {request.area && (
            <Line icon={<MapPin />} label={t('alerts.urgent.place')}>
              {request.area}
            </Line>
          )}
          <Line icon={<UserRound />} label={t('alerts.urgent.patient')}>
            {request.patient}
          </Line>
          <Line icon={<Package />} label={t('alerts.urgent.package')}>
            {locale === 'en' ? request.packageEn : request.packageId}
          </Line>
        </dl>
        {problem && (
          <Alert tone="negative" live>
            {problem}
          </Alert>
        )}
        <div className="flex gap-2">
          <Button
            variant="secondary"
            className="flex-1"
            pending={sending === 'decline'}
            onClick={() => void answer('decline')}
            icon={<X aria-hidden className="size-5" />}
          >
            {t('alerts.urgent.decline')}
          </Button>
          <Button
            className="flex-[1.6]"
            pending={sending === 'accept'}
            onClick={() => void answer('accept')}
            icon={<Check aria-hidden className="size-5" />}
          >
            {t('alerts.urgent.accept')}
          </Button>
        </div>
        <div className="flex items-center justify-between gap-2 text-sm text-muted">
          <Button size="sm" variant="ghost" className="-ml-4" onClick={onLater}>
            {others > 0 ? t('alerts.urgent.more', { count: others }) : t('alerts.urgent.later')}
          </Button>
          <IconButton label={t('alerts.urgent.mute')} onClick={() => stopRinging.current()}>
            <VolumeX aria-hidden className="size-5" />
          </IconButton>
        </div>
      </div>
    </Sheet>
  )
}

function Line({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) {
  return (
    <div className="flex gap-3">
      <dt className="mt-0.5 text-brand [&>svg]:size-5">
        <span className="sr-only">{label}</span>
        {icon}
      </dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}
