import { useLiveRevalidate } from '../../../pwa/socket.ts'

/** Reads the screen again when something of the therapist's changes: with every request and visit, whether shown here yet or not. */
export function useLiveBookings(_shown: string[]): void {
  useLiveRevalidate(['booking:changed', 'request:urgent', 'request:withdrawn'])
}
