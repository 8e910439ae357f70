import type reference from '../id/auth.ts'

export default {
  'title': 'auth',
} satisfies Record<keyof typeof reference, string>
