import { useRef } from 'react'
import { useLocation } from 'react-router'

/**
 * The answer to the form last sent from this page. React Router forgets it when the
 * page revalidates, and pages here revalidate whenever a socket says something
 * changed: without this, an error would vanish while a person reads it.
 */
export function useKeptActionData<T>(latest: T | undefined): T | undefined {
  const { key } = useLocation()
  const kept = useRef<{ key: string; data: T | undefined }>({ key, data: latest })
  // Every submission gets a new location key; a revalidation keeps the old one.
  if (latest !== undefined || kept.current.key !== key) kept.current = { key, data: latest }
  return kept.current.data
}
