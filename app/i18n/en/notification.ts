import type reference from '../id/notification.ts'

export default {
  'title': 'notification',
} satisfies Record<keyof typeof reference, string>
