import { defineJob } from '../../platform/jobs.ts'

/** Asks the gateway to give one refund back, or what became of it. */
export const refundAdvance = defineJob<{ refundId: string }>({
  name: 'refund.advance',
  lane: 'gateway',
  tries: 3,
  key: ({ refundId }) => `refund:${refundId}`,
})
