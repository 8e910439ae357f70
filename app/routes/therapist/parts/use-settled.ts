import { useEffect, useRef, useState } from 'react'

const SETTLE_MILLISECONDS = 800

/**
 * False for a moment after `value` changed: the next step's button appears where
 * the last one was, and the second tap of a double tap must not press it.
 */
export function useSettled(value: string): boolean {
  const [settled, setSettled] = useState(true)
  const seen = useRef(value)
  useEffect(() => {
    if (seen.current === value) return
    seen.current = value
    setSettled(false)
    const timer = setTimeout(() => setSettled(true), SETTLE_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
