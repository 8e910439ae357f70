/**
 * CPU per listing of one therapist's free slots over 14 days (08.00–20.00,
 * 90 minutes on a 30-minute grid), with 0, 20 and 100 sessions, beside the
 * cheapest loop that could give the same answer: integers only, one fixed
 * offset, no zone, no time off. Rounds alternate, so both see the same machine.
 */
import { pathToFileURL } from 'node:url'
import { DEFAULT_SLOT_POLICY, freeSlots, type SlotQuery, type Span } from '../app/domain/scheduling/slots.ts'

const MINUTE = 60_000
const DAYS = 14
const ROUNDS = 11
const OFFSET = 7 * 60 * MINUTE
const from = Temporal.PlainDate.from('2026-11-23')
const firstMidnight = Date.UTC(2026, 10, 23) - OFFSET
const now = Temporal.Instant.fromEpochMilliseconds(firstMidnight - 60 * MINUTE)
const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 480, endMinute: 1200 }))

/** `count` sessions that do not overlap: eight a day from 08.00, spread over the days. */
function sessions(count: number): Span[] {
  return Array.from({ length: count }, (_, i) => {
    const start = firstMidnight + (i % DAYS) * 1440 * MINUTE + (480 + Math.floor(i / DAYS) * 90) * MINUTE
    return { start, end: start + 90 * MINUTE }
  })
}

function floor(occupied: readonly Span[]): number[] {
  const starts: number[] = []
  for (let day = 0; day < DAYS; day++) {
    const midnight = firstMidnight + day * 1440 * MINUTE
    for (let start = midnight + 480 * MINUTE; start + 90 * MINUTE <= midnight + 1200 * MINUTE; start += 30 * MINUTE) {
      let free = true
      for (const span of occupied)
        if (span.start < start + 90 * MINUTE && start < span.end) {
          free = false
          break
        }
      if (free) starts.push(start)
    }
  }
  return starts
}

function cpuMsPerOp(work: () => unknown, ops: number): number {
  const before = process.cpuUsage()
  for (let i = 0; i < ops; i++) work()
  const spent = process.cpuUsage(before)
  return (spent.user + spent.system) / 1000 / ops
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

export type SlotsBenchRow = { sessions: number; slots: number; cpuMs: number; floorCpuMs: number; ratio: number }

export function benchSlots(ops = 300): SlotsBenchRow[] {
  return [0, 20, 100].map((count) => {
    const occupied = sessions(count)
    const query: SlotQuery = {
      hours,
      timeOff: [],
      occupied,
      policy: DEFAULT_SLOT_POLICY,
      zone: 'Asia/Jakarta',
      from,
      days: DAYS,
      now,
      kind: 'regular',
    }
    const ours = freeSlots(query).map((slot) => slot.startsAt)
    const bare = floor(occupied)
    if (ours.join() !== bare.join()) throw new Error(`different answers with ${count} sessions`)
    const rounds = Array.from({ length: ROUNDS }, () => ({
      ours: cpuMsPerOp(() => freeSlots(query), ops),
      floor: cpuMsPerOp(() => floor(occupied), ops),
    }))
    const cpuMs = median(rounds.map((round) => round.ours))
    const floorCpuMs = median(rounds.map((round) => round.floor))
    return { sessions: count, slots: ours.length, cpuMs, floorCpuMs, ratio: cpuMs / floorCpuMs }
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(`Free slots of one therapist, ${DAYS} days, CPU ms per listing (median of ${ROUNDS} rounds; aim <= 1 ms)`)
  for (const row of benchSlots()) {
    console.log(
      `  ${String(row.sessions).padStart(3)} sessions  ${String(row.slots).padStart(3)} slots  ${row.cpuMs.toFixed(4)} ms   integer floor ${row.floorCpuMs.toFixed(4)} ms   ratio ${row.ratio.toFixed(2)}`,
    )
  }
}
