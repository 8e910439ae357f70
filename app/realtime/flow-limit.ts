/** A token bucket: `burst` events at once, `perSecond` of them back each second. Times in milliseconds. */
export type FlowLimit = { allow(now: number): boolean }

export function flowLimit(burst: number, perSecond: number): FlowLimit {
  let tokens = burst
  let last: number | undefined
  return {
    allow(now) {
      tokens = Math.min(burst, tokens + ((now - (last ?? now)) / 1_000) * perSecond)
      last = now
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}
