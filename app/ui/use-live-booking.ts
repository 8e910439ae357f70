import { useLiveRevalidate } from '../pwa/socket.ts'

/** Keeps a booking's page true while something can still happen to it. */
export function useLiveBooking(bookingId: string, active: boolean): void {
  useLiveRevalidate(['booking:changed'], { bookingId, active })
}
