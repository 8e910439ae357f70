/**
 * The simulator's own clock and timers. It can run in real time, faster
 * (`scale`), or stand still until a test calls `advance`.
 */
export type SimulatorClock = {
  /** Epoch milliseconds in simulated time. */
  now(): number
  /** Runs `task` once when simulated time reaches `at` (epoch ms). */
  schedule(at: number, task: () => Promise<void> | void): () => void
  /** Moves simulated time forward and runs everything that became due, in order, awaiting each. */
  advance(milliseconds: number): Promise<void>
  stop(): void
}

type Timer = { at: number; sequence: number; task: () => Promise<void> | void }

const LONGEST_TIMEOUT = 2_147_483_000

/** `scale` is simulated milliseconds per real millisecond; 0 stands still. */
export function createClock(options: { scale?: number; startAt?: number } = {}): SimulatorClock {
  const scale = options.scale ?? 1
  const realStart = Date.now()
  let origin = options.startAt ?? realStart
  let sequence = 0
  let wake: NodeJS.Timeout | undefined
  let stopped = false
  const timers = new Set<Timer>()

  const now = () => Math.floor(origin + (Date.now() - realStart) * scale)

  function nextTimer(): Timer | undefined {
    let next: Timer | undefined
    for (const timer of timers) {
      if (!next || timer.at < next.at || (timer.at === next.at && timer.sequence < next.sequence)) next = timer
    }
    return next
  }

  function arm(): void {
    clearTimeout(wake)
    const next = nextTimer()
    if (stopped || scale === 0 || !next) return
    const delay = Math.min(Math.max(0, (next.at - now()) / scale), LONGEST_TIMEOUT)
    wake = setTimeout(() => {
      void runDue(now()).then(arm)
    }, delay)
    wake.unref()
  }

  async function runDue(until: number): Promise<void> {
    for (let next = nextTimer(); next && next.at <= until && !stopped; next = nextTimer()) {
      timers.delete(next)
      await next.task()
    }
  }

  return {
    now,
    schedule(at, task) {
      const timer = { at, sequence: sequence++, task }
      timers.add(timer)
      arm()
      return () => {
        timers.delete(timer)
      }
    },
    async advance(milliseconds) {
      const target = now() + milliseconds
      for (let next = nextTimer(); next && next.at <= target; next = nextTimer()) {
        if (next.at > now()) origin += next.at - now()
        timers.delete(next)
        await next.task()
      }
      if (target > now()) origin += target - now()
      arm()
    },
    stop() {
      stopped = true
      clearTimeout(wake)
      timers.clear()
    },
  }
}

/** `YYYY-MM-DD HH:mm:ss` in GMT+7 without an offset, whatever the host's zone, as the gateway writes times. */
export function wibText(epochMilliseconds: number): string {
  return new Date(epochMilliseconds + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}
