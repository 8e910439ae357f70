import { useEffect } from 'react'
import { useLiveRevalidate } from './socket.ts'

/** Mounted once for a signed-in person: keeps the bell true and this device's push subscription known. */
export function LiveUser({ userId }: { userId: string }) {
  useLiveRevalidate(['notification:new'])
  useEffect(() => {
    const sync = () =>
      void import('./push-client.ts').then(({ syncPush, readPublicKey }) => syncPush(userId, readPublicKey)).catch(() => undefined)
    const timer = setTimeout(sync, 4_000)
    return () => clearTimeout(timer)
  }, [userId])
  return null
}
