/** Filled in with the realtime client. */
export function useLiveBookings(_bookingIds: string[]): void {}
