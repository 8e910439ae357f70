import { Prisma } from '../../platform/db.ts'
import { DEFAULT_POLICY } from '../policy/policy.ts'

/** Joins `sign.until` to `therapists t`: how long the last sign of the app keeps them online (`isAlive` says the same). */
export const SIGN_OF_LIFE = Prisma.sql`
  left join lateral (select p.last_sign_at + make_interval(hours => coalesce(
      (select (values ->> 'signOfLifeHours')::int from policies order by version desc limit 1), ${DEFAULT_POLICY.signOfLifeHours}::int)) as until
    from therapist_presence p where p.therapist_id = t.id) sign on true`
