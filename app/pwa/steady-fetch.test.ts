import { afterEach, expect, test, vi } from 'vitest'
import { keepSendsThroughOutages } from './steady-fetch.ts'

const real = globalThis.fetch

afterEach(() => {
  globalThis.fetch = real
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A network that fails `failures` times; counts what it was asked. */
function network(failures: number) {
  const network = vi.fn<() => Promise<Response>>(async () => {
    if (failures-- > 0) throw new TypeError('Failed to fetch')
    return new Response('ok')
  })
  globalThis.fetch = network as unknown as typeof fetch
  vi.stubGlobal('location', { href: 'https://fisioku.test/bookings/1' })
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('removeEventListener', () => undefined)
  return network
}

test('a form sent without a network goes out once the network is back, and the person is told once', async () => {
  vi.useFakeTimers()
  const asked = network(3)
  const told = vi.fn<() => void>()
  keepSendsThroughOutages(told)
  const answer = fetch('/bookings/1.data', { method: 'POST', body: 'rating=5' })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await (await answer).text()).toBe('ok')
  expect(asked).toHaveBeenCalledTimes(4)
  expect(told).toHaveBeenCalledTimes(1)
})

test('a send does not wait for ever', async () => {
  vi.useFakeTimers()
  const asked = network(1_000)
  keepSendsThroughOutages(() => undefined)
  const answer = fetch('/bookings/1.data', { method: 'POST' }).then(
    () => 'sent',
    (error: Error) => error.message,
  )
  await vi.advanceTimersByTimeAsync(130_000)
  expect(await answer).toBe('Failed to fetch')
  expect(asked).toHaveBeenCalledTimes(41)
})

test('reading, other addresses and given-up sends fail at once', async () => {
  const asked = network(1_000)
  keepSendsThroughOutages(() => undefined)
  await expect(fetch('/bookings/1.data')).rejects.toThrow('Failed to fetch')
  await expect(fetch('/api/push', { method: 'POST' })).rejects.toThrow('Failed to fetch')
  await expect(fetch('/bookings/1.data', { method: 'POST', signal: AbortSignal.abort() })).rejects.toThrow('Failed to fetch')
  expect(asked).toHaveBeenCalledTimes(3)
})
