import { useEffect, useState } from 'react'
import type { Tone } from './display.tsx'
import { cx } from './cx.ts'

type Toast = { id: number; text: string; tone: Tone }
const listeners = new Set<(toast: Toast) => void>()
let next = 1

/** Shows a short message for five seconds; only in the browser. */
export function toast(text: string, tone: Tone = 'neutral'): void {
  const item = { id: next++, text, tone }
  for (const listener of listeners) listener(item)
}

/** Mounted once in root.tsx. */
export function ToastRegion() {
  const [items, setItems] = useState<Toast[]>([])
  useEffect(() => {
    const show = (item: Toast) => {
      setItems((list) => [...list.slice(-2), item])
      setTimeout(() => setItems((list) => list.filter((other) => other.id !== item.id)), 5_000)
    }
    listeners.add(show)
    return () => void listeners.delete(show)
  }, [])
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-[calc(88px+env(safe-area-inset-bottom))] z-50 flex flex-col items-center gap-2 md:bottom-8"
    >
      {items.map((item) => (
        <p
          key={item.id}
          className={cx(
            'animate-rise rounded-md px-4 py-3 text-sm font-semibold shadow-lift',
            item.tone === 'negative' ? 'bg-negative text-on-negative' : 'bg-ink text-canvas',
          )}
        >
          {item.text}
        </p>
      ))}
    </div>
  )
}
