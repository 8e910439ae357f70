import type reference from '../id/patient.ts'

export default {
  'title': 'patient',
} satisfies Record<keyof typeof reference, string>
