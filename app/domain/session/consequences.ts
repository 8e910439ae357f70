import type { SessionStatus } from './session.ts'

/**
 * What follows from a session being in a state, whoever brought it there. One row a
 * state; move-session.ts carries it out. What depends on who acted (most notices) is
 * the use case's own.
 */
export type Consequence = {
  /** `off`: reminders and the look at its end are withdrawn. `timed`: planned for its time. `ending`: only the look at its end. */
  jobs?: 'off' | 'timed' | 'ending'
  /** The therapist's share is paid. */
  payout?: true
  /** What an admin was asked about it has found its answer. */
  settles?: true
  /** When it was under way, the therapist's way back stays closed to new starts. */
  wayBack?: true
  /** A package about to end is extended so that it can still be used; not when the patient gave it back. */
  extends?: true
  /** What it cost stays with the platform. */
  breakage?: true
  /** Told to the patient. */
  notice?: 'session_completed' | 'session_forfeited'
}

export const CONSEQUENCES: Record<SessionStatus, Consequence> = {
  PENDING_SCHEDULING: { jobs: 'off', settles: true, wayBack: true, extends: true },
  REQUESTED: {},
  SCHEDULED: { jobs: 'timed' },
  EN_ROUTE: {},
  ARRIVED: {},
  IN_PROGRESS: { jobs: 'ending', settles: true },
  COMPLETED: { jobs: 'off', payout: true, settles: true, wayBack: true, notice: 'session_completed' },
  FORFEITED: { jobs: 'off', payout: true, settles: true, wayBack: true, notice: 'session_forfeited' },
  EXPIRED: { breakage: true },
  CANCELLED: { jobs: 'off', settles: true, wayBack: true },
  FAILED: { jobs: 'off', wayBack: true },
}

/** Days a patient has at least to use a session that was lost through no fault of theirs. */
export const MAKE_GOOD_DAYS = 7
