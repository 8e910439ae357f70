import { currentTime } from './platform/clock.ts'

const FRESH_MILLISECONDS = 2_000
let shift = 0
let readAt = 0

/**
 * The application's clock in epoch milliseconds, for what is only shown. The
 * database's shift is read at most every two seconds; decisions never use this.
 */
export async function serverTime(): Promise<number> {
  if (Math.abs(Date.now() - readAt) > FRESH_MILLISECONDS) {
    readAt = Date.now()
    shift = (await currentTime()).epochMilliseconds - Date.now()
  }
  return Date.now() + shift
}
