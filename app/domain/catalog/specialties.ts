/**
 * What therapists are found by. Codes are stored on the therapist; their texts
 * are `discovery.specialty.CODE`. Adding one here makes it choosable everywhere.
 */
export const SPECIALTIES = [
  'musculoskeletal',
  'back_neck',
  'post_surgery',
  'stroke',
  'neurology',
  'geriatric',
  'sports',
  'pediatric',
  'womens_health',
  'cardiopulmonary',
] as const

export type Specialty = (typeof SPECIALTIES)[number]

export function isSpecialty(value: string): value is Specialty {
  return (SPECIALTIES as readonly string[]).includes(value)
}
