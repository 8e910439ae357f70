import type reference from '../id/discovery.ts'

export default {
  'title': 'discovery',
} satisfies Record<keyof typeof reference, string>
