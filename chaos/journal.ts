/** What the clients were told, kept on their side; compared with the database at the end. */
export type Journal = {
  bookings: { intention: string; keys: string[]; patientId: string; therapistId: string; startsAt: string; ids: Set<string> }[]
  charges: { bookingId: string; orderId: string }[]
  payments: { orderId: string }[]
  accepted: string[]
  messages: { intention: string; bookingId: string; body: string; acknowledged: string[] }[]
  completed: string[]
  /** Requests sent, sent again, and ended without any answer that decides. */
  requests: number
  retries: number
  refused: Map<string, number>
  unresolved: string[]
  /** Longest wait from the first try to the deciding answer, milliseconds. */
  longestUnknown: number
}

export const newJournal = (): Journal => ({
  bookings: [],
  charges: [],
  payments: [],
  accepted: [],
  messages: [],
  completed: [],
  requests: 0,
  retries: 0,
  refused: new Map(),
  unresolved: [],
  longestUnknown: 0,
})
