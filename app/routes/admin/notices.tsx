import { useEffect, useRef } from 'react'
import { useFetchers } from 'react-router'
import { toast } from '../../ui/toast.tsx'

/**
 * Says what a confirmed step has done. Read while the page is being refreshed:
 * afterwards the row, and its button with it, may be gone.
 */
export function Notices() {
  const fetchers = useFetchers()
  const shown = useRef(new WeakSet<object>())
  useEffect(() => {
    for (const { state, data } of fetchers) {
      const answer = data as { ok?: boolean; message?: string } | undefined
      if (state !== 'loading' || !answer?.ok || !answer.message || shown.current.has(answer)) continue
      shown.current.add(answer)
      toast(answer.message, 'positive')
    }
  }, [fetchers])
  return null
}
