/**
 * What cancelling or moving a session costs, told before it is done and applied
 * by the same function when it is.
 */

export type CancellationTerms = {
  /** `returns_to_quota`: free. `forfeited`: the session is used up and the therapist paid. */
  outcome: 'returns_to_quota' | 'forfeited'
  /** Until this moment, exclusively, cancelling and moving are free. */
  freeUntil: Temporal.Instant
  /** Moving to another time is possible only while cancelling is free. */
  canReschedule: boolean
}

/** @param freeCancellationMinutes from the booking's own policy snapshot. */
export function cancellationTerms(input: {
  startsAt: Temporal.Instant
  now: Temporal.Instant
  freeCancellationMinutes: number
}): CancellationTerms {
  const freeUntil = input.startsAt.subtract({ minutes: input.freeCancellationMinutes })
  const isFree = Temporal.Instant.compare(input.now, freeUntil) < 0
  return { outcome: isFree ? 'returns_to_quota' : 'forfeited', freeUntil, canReschedule: isFree }
}
