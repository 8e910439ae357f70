import { useCallback, useEffect, useRef, useState } from 'react'
import type { OpenRequest } from './open-request.ts'
import { onEvent, useLive } from './socket.ts'

const SET_ASIDE = 'requests-set-aside'

function readSetAside(): Set<string> {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(SET_ASIDE) ?? '[]') as string[])
  } catch {
    return new Set()
  }
}

export type OpenRequests = {
  requests: OpenRequest[]
  /** Takes a request off this screen; `forever` also from later looks in this tab. */
  remove(id: string, forever?: boolean): void
}

/**
 * The requests to alert this therapist of: those that arrive while the app is
 * open, and instant ones already waiting when it opens. One that is withdrawn
 * leaves by itself, also from the phone's notifications.
 */
export function useOpenRequests(onWithdrawn: (request: OpenRequest, reason: string) => void): OpenRequests {
  const [requests, setRequests] = useState<OpenRequest[]>([])
  const announced = useRef(new Set<string>())
  /** Those of the first look; what later looks find besides them arrived while the app was open. */
  const alreadyThere = useRef<Set<string>>(undefined)
  const known = useRef(requests)
  known.current = requests
  const withdrawn = useRef(onWithdrawn)
  withdrawn.current = onWithdrawn

  const look = useCallback(async () => {
    const response = await fetch('/api/requests', { cache: 'no-store' }).catch(() => null)
    if (!response?.ok) return
    const open = ((await response.json()) as { requests: OpenRequest[] }).requests
    const setAside = readSetAside()
    alreadyThere.current ??= new Set(open.map(({ id }) => id))
    for (const { id } of open) if (!alreadyThere.current.has(id)) announced.current.add(id)
    setRequests(open.filter(({ id, type }) => !setAside.has(id) && (type === 'INSTANT' || announced.current.has(id))))
  }, [])
  const remove = useCallback((id: string, forever = false) => {
    if (forever) sessionStorage.setItem(SET_ASIDE, JSON.stringify([...readSetAside(), id].slice(-50)))
    setRequests((list) => list.filter((request) => request.id !== id))
  }, [])

  useEffect(() => {
    void look()
  }, [look])
  useEffect(
    () =>
      onEvent('request:urgent', ({ bookingId }) => {
        announced.current.add(bookingId)
      }),
    [],
  )
  useEffect(
    () =>
      onEvent('request:withdrawn', ({ bookingId, reason }) => {
        navigator.serviceWorker?.controller?.postMessage({ type: 'REQUEST_OVER', bookingId })
        const request = known.current.find(({ id }) => id === bookingId)
        announced.current.delete(bookingId)
        if (!request) return
        remove(bookingId)
        withdrawn.current(request, reason)
      }),
    [remove],
  )
  useLive(['request:urgent'], () => void look())
  return { requests, remove }
}
