import { useEffect, useRef, useState } from 'react'
import { useRouteLoaderData } from 'react-router'
import { epochOf, formatDuration, type Moment } from '../i18n/format.ts'
import { useT } from '../i18n/use-t.tsx'
import { cx } from './cx.ts'

/** Milliseconds to add to this device's clock to get the server's. */
let offset = 0
let measuredFrom = 0
const STORE = 'clock'
const ONE_DAY = 86_400_000

function measure(serverNow: number) {
  if (measuredFrom === serverNow) return
  // For the first page the server's clock was read just before its first byte left.
  const page = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined
  const received = measuredFrom === 0 && page?.responseStart ? performance.timeOrigin + page.responseStart : Date.now()
  measuredFrom = serverNow
  const known = stored()
  // A stored page tells the time it was made at, not the time now: keep what a fresh one told.
  const isOld = known && serverNow <= known.seen && (document.documentElement.dataset.stored === 'true' || known.seen - serverNow < ONE_DAY)
  offset = isOld ? known.offset : serverNow - received
  if (isOld) return
  try {
    localStorage.setItem(STORE, JSON.stringify({ seen: serverNow, offset }))
  } catch {
    /* private mode: every page measures for itself */
  }
}

function stored(): { seen: number; offset: number } | null {
  try {
    return JSON.parse(localStorage.getItem(STORE) ?? 'null')
  } catch {
    return null
  }
}

/** The server's time in epoch milliseconds, ticking once a second; on the first render exactly what the server saw. */
export function useServerNow(active = true): number {
  const root = useRouteLoaderData('root') as { now?: number } | undefined
  const serverNow = root?.now ?? 0
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    if (serverNow) measure(serverNow)
    const tick = () => setNow(Date.now() + offset)
    tick()
    if (!active) return
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [serverNow, active])
  return now
}

type Props = {
  until: Moment
  /** Whole length in seconds: draws the ring's share. */
  total?: number
  ring?: boolean
  size?: number
  onOver?: () => void
  className?: string
}

/** Time left by the server's clock. Turns warm in the last fifth; calls `onOver` once at zero. */
export function Countdown({ until, total, ring, size = 88, onOver, className }: Props) {
  const t = useT()
  const end = epochOf(until)
  const now = useServerNow(true)
  const left = Math.max(0, Math.ceil((end - now) / 1_000))
  const told = useRef(0)
  useEffect(() => {
    if (left > 0 || now === 0 || told.current === end) return
    told.current = end
    onOver?.()
  }, [left, now, end, onOver])
  const urgent = total ? left <= total / 5 : left <= 60
  const text = formatDuration(left)
  const label = left === 0 ? t('common.countdown.over') : t('common.countdown.left', { time: text })
  if (!ring)
    return (
      <span role="timer" aria-label={label} className={cx('numeric font-bold', urgent && 'text-accent', className)}>
        {text}
      </span>
    )
  const radius = 44
  const round = 2 * Math.PI * radius
  const share = total ? Math.min(1, left / total) : 1
  return (
    <span
      role="timer"
      aria-label={label}
      className={cx('relative inline-flex shrink-0 items-center justify-center', className)}
      style={{ width: size, height: size }}
    >
      <svg viewBox="0 0 100 100" aria-hidden className="absolute inset-0 size-full -rotate-90">
        <circle cx="50" cy="50" r={radius} fill="none" strokeWidth="8" className="stroke-line" />
        <circle
          cx="50"
          cy="50"
          r={radius}
          fill="none"
          strokeWidth="8"
          strokeLinecap="round"
          strokeDasharray={round}
          strokeDashoffset={round * (1 - share)}
          className={cx('transition-[stroke-dashoffset] duration-1000 ease-linear', urgent ? 'stroke-accent' : 'stroke-brand')}
        />
      </svg>
      <span aria-hidden className={cx('numeric font-bold', urgent && 'text-accent')} style={{ fontSize: size * 0.24 }}>
        {text}
      </span>
    </span>
  )
}
