import type { Role } from '../../platform/db.ts'

/**
 * How long a sign-in lasts, on the application's clock: `idle` without any request,
 * `absolute` whatever happens.
 *
 * Patients stay signed in for as long as a package lasts and more. For staff the
 * usual advice is 30 minutes of idleness; a therapist is called by a push in the
 * middle of a working day and has five minutes to answer, so one working day (12 h)
 * is this product's choice. An admin signs in anew each day; a therapist, who holds
 * the phone on a motorbike, every two weeks.
 */
export const SESSION_LIFETIME: Record<Role, { idle: Temporal.Duration; absolute: Temporal.Duration }> = {
  PATIENT: { idle: Temporal.Duration.from({ hours: 14 * 24 }), absolute: Temporal.Duration.from({ hours: 90 * 24 }) },
  THERAPIST: { idle: Temporal.Duration.from({ hours: 12 }), absolute: Temporal.Duration.from({ hours: 14 * 24 }) },
  ADMIN: { idle: Temporal.Duration.from({ hours: 12 }), absolute: Temporal.Duration.from({ hours: 12 }) },
}

/** `last_seen_at` is written at most this often, so that reading a page is not a write. */
export const SEEN_EVERY = Temporal.Duration.from({ minutes: 5 })
