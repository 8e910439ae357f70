import { useEffect, useRef } from 'react'
import { useRevalidator } from 'react-router'

/** Fallback rhythm when no socket tells of changes; a hidden page asks nothing. */
const EVERY_MILLISECONDS = 15_000

/** Keeps a booking's page true while something can still happen to it. */
export function useLiveBooking(_bookingId: string, active: boolean): void {
  const { revalidate, state } = useRevalidator()
  const idle = useRef(true)
  idle.current = state === 'idle'
  useEffect(() => {
    if (!active) return
    const refresh = () => { if (!document.hidden && navigator.onLine && idle.current) void revalidate() }
    const timer = setInterval(refresh, EVERY_MILLISECONDS)
    document.addEventListener('visibilitychange', refresh)
    return () => { clearInterval(timer); document.removeEventListener('visibilitychange', refresh) }
  }, [active, revalidate])
}
