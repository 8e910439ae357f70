import type reference from '../id/chat.ts'

export default {
  'title': 'chat',
} satisfies Record<keyof typeof reference, string>
