import type reference from '../id/pay.ts'

export default {
  'title': 'pay',
} satisfies Record<keyof typeof reference, string>
