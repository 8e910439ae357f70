/** Jobs that follow from states of bookings and sessions; see consequences.ts and move-booking.ts for when they are planned and withdrawn. */
import { defineJob, PRIORITY } from '../../platform/jobs.ts'

/** At the end of the payment hold: ask the gateway, then cancel and free the slot. */
export const holdEnd = defineJob<{ bookingId: string }>({
  name: 'payment.expire-hold',
  lane: 'gateway',
  key: ({ bookingId }) => `hold:${bookingId}`,
})

/** The same look at a booking that no longer waits for money: what is still open at the gateway ends. */
export const paymentsEnd = { ...holdEnd, key: ({ bookingId }: { bookingId: string }) => `settle:${bookingId}` }

/** At therapist_respond_by. */
export const answerEnd = defineJob<{ bookingId: string }>({
  name: 'booking.answer-timeout',
  lane: 'clock',
  priority: PRIORITY.waitedFor,
  key: ({ bookingId }) => `answer:${bookingId}`,
})

export type ReminderLead = '24h' | '1h'

export const sessionReminder = defineJob<{ sessionId: string; startsAt: string; lead: ReminderLead }>({
  name: 'session.remind',
  lane: 'clock',
  key: ({ sessionId, lead }) => `remind:${sessionId}:${lead}`,
})

/** At a session's end, and again where its state asks for a later look. */
export const sessionEnd = defineJob<{ sessionId: string }>({
  name: 'session.auto-complete',
  lane: 'clock',
  key: ({ sessionId }) => `auto-complete:${sessionId}`,
})

/** F23: the tries come from the policy the booking was made under. */
export const sessionPayout = defineJob<{ sessionId: string }>({
  name: 'payout.session',
  lane: 'clock',
  priority: PRIORITY.bulk,
  tries: 3,
  key: ({ sessionId }) => `payout:${sessionId}`,
})

export const chatLock = defineJob<{ bookingId: string }>({
  name: 'chat.lock',
  lane: 'clock',
  priority: PRIORITY.bulk,
  key: ({ bookingId }) => `chat-lock:${bookingId}`,
})
