import { Prisma } from '../../platform/db.ts'

/** A visit left open is closed by the clock within three days. */
const LATE_DAYS = 4

/**
 * Time of a therapist that is taken: the one query of every door. Columns `kind`
 * (`session`, `block` after a visit that ended early, `time_off`), `session_id`, `starts_at`, `ends_at` (travel included)
 * and `held` (awaits payment). A hold past its end is not there, swept or not; a
 * visit running late takes until now and the way to the next one.
 * @param therapist SQL of the therapist's id
 * @param span SQL of a tstzrange: only what touches it
 */
export function takenTimesSql(therapist: Prisma.Sql, span: Prisma.Sql): Prisma.Sql {
  // Under way: from when it began, were it early, until the way to the next one is behind it, were it late.
  const from = Prisma.sql`least(s.starts_at, s.started_at)`
  const until = Prisma.sql`greatest(s.blocked_until, app_now() + (s.blocked_until - s.ends_at))`
  return Prisma.sql`
    select 'session' as kind, s.id as session_id, case when s.status = 'IN_PROGRESS' then ${from} else s.starts_at end as starts_at,
      case when s.status = 'IN_PROGRESS' then ${until} else s.blocked_until end as ends_at, b.status = 'PENDING' as held
    from sessions s join bookings b on b.id = s.booking_id
    where s.therapist_id = ${therapist} and s.occupies and s.occupied && ${span}
      and not (b.status = 'PENDING' and b.hold_expires_at <= app_now())
    union all
    select 'session', s.id, ${from}, ${until}, false from sessions s
    where s.therapist_id = ${therapist} and s.occupies and s.status = 'IN_PROGRESS' and s.starts_at > app_now() - make_interval(days => ${LATE_DAYS})
      and not s.occupied && ${span} and tstzrange(${from}, ${until}) && ${span}
    union all
    select 'block', null, lower(k.during), upper(k.during), false from calendar_blocks k
    where k.therapist_id = ${therapist} and k.during && ${span}
    union all
    select 'time_off', null, o.starts_at, o.ends_at, false from therapist_time_off o
    where o.therapist_id = ${therapist} and o.ends_at > lower(${span}) and o.starts_at < upper(${span})`
}

/** The same rows as one JSON array of `[kind, session id, start, end, held]`, times in epoch milliseconds. */
export function takenTimesJson(therapist: Prisma.Sql, span: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    (select coalesce(json_agg(json_build_array(taken.kind, taken.session_id, (extract(epoch from taken.starts_at) * 1000)::bigint,
      (extract(epoch from taken.ends_at) * 1000)::bigint, taken.held)), '[]') from (${takenTimesSql(therapist, span)}) taken)`
}

export type TakenRow = ['session' | 'block' | 'time_off', string | null, number, number, boolean]
