import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPace } from './pace.ts'

let isHidden: boolean
let look: ReturnType<typeof vi.fn<() => void>>
beforeEach(() => {
  vi.useFakeTimers()
  isHidden = false
  look = vi.fn<() => void>()
})
afterEach(() => vi.useRealTimers())

/** An event of the platform every 100 ms for that long. */
async function storm(pace: ReturnType<typeof createPace>, ms: number) {
  for (let passed = 0; passed < ms; passed += 100) {
    pace.wish(look)
    await vi.advanceTimersByTimeAsync(100)
  }
}

test('O23 a page read for every event of the platform is read at once, then every few seconds, and once more at the end', async () => {
  const pace = createPace(() => isHidden)
  pace.slowDown(3_000)
  await storm(pace, 100)
  expect(look).toHaveBeenCalledTimes(1)
  await storm(pace, 9_500)
  expect(look).toHaveBeenCalledTimes(4)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(look).toHaveBeenCalledTimes(5)
  await storm(pace, 100)
  expect(look).toHaveBeenCalledTimes(6)
})

test('a page that nobody sees is not read; once it is seen, what it missed is read once', async () => {
  const pace = createPace(() => isHidden)
  pace.slowDown(3_000)
  isHidden = true
  await storm(pace, 30_000)
  expect(look).not.toHaveBeenCalled()
  isHidden = false
  pace.shown()
  await vi.advanceTimersByTimeAsync(100)
  expect(look).toHaveBeenCalledTimes(1)
  pace.shown()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(look).toHaveBeenCalledTimes(1)
})

test('other pages are read for each event, but once for several wishes of one moment', async () => {
  const pace = createPace(() => isHidden)
  const end = pace.slowDown(3_000)
  end()
  pace.wish(look)
  pace.wish(look)
  await vi.advanceTimersByTimeAsync(100)
  expect(look).toHaveBeenCalledTimes(1)
  isHidden = true
  await storm(pace, 1_000)
  expect(look).toHaveBeenCalledTimes(11)
})
