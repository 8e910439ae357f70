import { defineJob } from '../../platform/jobs.ts'

/** Creates, approves or asks about one payout at the gateway. */
export const withdrawalAdvance = defineJob<{ withdrawalId: string }>({
  name: 'withdrawal.advance',
  lane: 'gateway',
  tries: 3,
  key: ({ withdrawalId }) => `withdrawal:${withdrawalId}`,
})
