/** What makes a therapist's screen look again: a step of anyone, a request that came or went. */
export const LIVE_EVENTS = ['booking:changed', 'request:urgent', 'request:withdrawn'] as const
