import { useState } from 'react'

/**
 * The id under which a form is sent: the same while the page is only refreshed, so
 * that a form sent twice is one step; another once `version` shows that it was taken.
 */
export function useRequestId(fresh: string, version: string): string {
  const [kept, setKept] = useState({ id: fresh, version })
  if (kept.version === version) return kept.id
  setKept({ id: fresh, version })
  return fresh
}
