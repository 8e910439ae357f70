import type reference from '../id/therapist.ts'

export default {
  'title': 'therapist',
} satisfies Record<keyof typeof reference, string>
