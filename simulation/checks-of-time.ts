/** Time that is taken, time off, and what comes with the clock: what no stored row can say afterwards. */
import type { Action } from './action.ts'
import type { Finding } from './checks.ts'
import type { BookingState, SessionState, Snapshot } from './snapshot.ts'
import type { World } from './world.ts'

type Say = (check: string, detail: string) => void

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const UNDER_WAY = new Set(['EN_ROUTE', 'ARRIVED', 'IN_PROGRESS'])
const LEFT = new Set(['COMPLETED', 'FORFEITED', 'CANCELLED', 'FAILED', 'PENDING_SCHEDULING'])

/** Whoever was under way goes home first. @param then the clock at the first look */
export function judgeWayBack(world: World, label: string, was: SessionState, session: SessionState, then: number, say: Say): void {
  if (!UNDER_WAY.has(was.status) || !LEFT.has(session.status)) return
  // An end that time or an admin wrote down is the planned one; it may be long past.
  if (session.reason?.startsWith('auto_') || session.reason === 'admin_resolved') return
  const travel = (world.policy.slotMinutes - world.policy.therapyMinutes) * MINUTE
  if (session.wayBack === null || session.wayBack < then + travel)
    say('M16 the way back is kept free', `${label}.${session.ordinal} ${was.status} → ${session.status}, kept until ${session.wayBack}`)
}

/** A new time of an old session lies before the package's end. */
export function judgeValidity(booking: BookingState, was: SessionState | undefined, session: SessionState, say: Say): void {
  if (was && session.status === 'SCHEDULED' && session.start! >= booking.expires)
    say(
      'M12 only slots on offer',
      `${booking.label}.${session.ordinal} starts ${session.start! - booking.expires} ms after its package's end`,
    )
}

/** 00:00 WIB. Said here a second time, and not read from the crontab that is judged. */
const MIDNIGHT = 17 * HOUR

/** Packages end at midnight WIB, on the shifted clock: whoever waited past it has lost what had no date. */
export function judgePackageEnds(world: World, before: Snapshot, after: Snapshot, then: number): Finding[] {
  const midnight = Math.floor((world.now - MIDNIGHT) / (24 * HOUR)) * 24 * HOUR + MIDNIGHT
  if (then >= midnight) return []
  const stopped = new Set(
    [...before.therapists, ...after.therapists].filter(({ intake }) => intake === 'STOPPED').map(({ label }) => label),
  )
  const late = after.bookings.find((booking) => {
    const old = before.bookings.find(({ id }) => id === booking.id)
    const waited = old?.sessions.some(
      ({ id, status }) => status === 'PENDING_SCHEDULING' && booking.sessions.some((now) => now.id === id && now.status === status),
    )
    return (
      old?.status === 'ACCEPTED' &&
      booking.status === 'ACCEPTED' &&
      booking.expires <= midnight &&
      waited &&
      !stopped.has(booking.therapist)
    )
  })
  return late ? [{ check: 'M17 packages end at midnight', detail: `${late.label} ended at ${late.expires}, midnight was ${midnight}` }] : []
}

/** Handed over without an admin's word against it: nobody works in their time off. */
export function judgeSwap(action: Action, before: Snapshot, after: Snapshot): Finding[] {
  if (action.do !== 'swap' || action.how === 'override' || action.twist === 'race') return []
  const booking = after.bookings.find(({ label }) => label === action.booking)
  const old = before.bookings.find(({ label }) => label === action.booking)
  if (!booking || !old || old.therapist === booking.therapist) return []
  const away = after.therapists.find(({ label }) => label === booking.therapist)?.timeOff ?? []
  const hit = booking.sessions.find(
    ({ status, start, blocked }) => status === 'SCHEDULED' && away.some(([from, to]) => from < blocked! && start! < to),
  )
  return hit
    ? [{ check: 'M18 a swap minds time off', detail: `${booking.label}.${hit.ordinal} falls into ${booking.therapist}'s time off` }]
    : []
}

/** As long as a session waits for its date, patient and therapist can talk about it. */
export function judgeChat(world: World, { label, status, sessions, expires, chatLock }: BookingState): Finding[] {
  const waits =
    status === 'ACCEPTED' && sessions.some((session) => session.status === 'PENDING_SCHEDULING' || session.status === 'REQUESTED')
  if (!waits || (chatLock !== null && chatLock >= expires + world.policy.chatLockHours * HOUR - 1)) return []
  return [{ check: 'M19 a chat outlives its sessions', detail: `${label} locks at ${chatLock}, its package ends at ${expires}` }]
}

/** The patient hears of a visit a day and an hour before. @param keys of all waiting jobs */
export function judgeReminders(
  world: World,
  booking: BookingState,
  session: SessionState,
  keys: Set<string | null>,
  say: (detail: string) => void,
): void {
  if (booking.status !== 'ACCEPTED' || session.status !== 'SCHEDULED') return
  for (const [lead, hours] of [
    ['24h', 24],
    ['1h', 1],
  ] as const)
    if (world.now < session.start! - hours * HOUR && !keys.has(`remind:${session.id}:${lead}`))
      say(`nobody reminds of ${booking.label}.${session.ordinal} ${lead} before`)
}
