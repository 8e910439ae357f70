/** What an invariant asks; every returned row breaks it and says which row it is. */
export type Invariant = {
  id: string
  title: string
  /** null: nothing in this release can break it yet. */
  sql: string | null
}

export type Violation = Record<string, string | number | boolean | null>

/** `booking_id=… problem=…`, for one line of output. */
export function describeViolation(violation: Violation): string {
  return Object.entries(violation)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ')
}
