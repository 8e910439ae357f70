import type reference from '../id/admin.ts'

export default {
  'title': 'admin',
} satisfies Record<keyof typeof reference, string>
