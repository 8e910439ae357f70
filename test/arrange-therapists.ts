import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/**
 * Fills a database with verified therapists scattered over Jabodetabek, all with
 * working hours, for searches at size. Deterministic for a given count.
 */
export async function scatterTherapists(pool: pg.Pool, count: number): Promise<void> {
  const tag = randomUUID().slice(0, 8)
  await pool.query(`
    insert into packages (slug, name_id, name_en, grade, session_count, total_price)
    select 'visit-' || lower(grade::text), 'Kunjungan', 'Visit', grade, 1, price
    from (values ('STANDARD'::therapist_grade, 300000), ('SENIOR', 400000), ('SPECIALIST', 550000)) v(grade, price)
    on conflict do nothing`)
  await pool.query('select setseed(0.42)')
  await pool.query(
    `
    with people as (
      insert into users (role, name, email, is_profile_complete)
      select 'THERAPIST', 'Terapis ' || i, 'scatter-' || $2 || '-' || i || '@demo.test', true from generate_series(1, $1::int) i
      returning id, name)
    insert into therapists (user_id, title, gender, specialties, grade, city, latitude, longitude, time_zone, verification_status, verified_at,
      average_rating, total_reviews, service_radius_km, years_experience)
    select id, 'S.Ft, Ftr', (array['FEMALE', 'MALE'])[1 + (random())::int]::gender,
      array[(array['stroke', 'sports', 'geriatric', 'back_neck'])[1 + floor(random() * 4)::int]],
      (array['STANDARD', 'STANDARD', 'SENIOR', 'SPECIALIST'])[1 + floor(random() * 4)::int]::therapist_grade, 'Jakarta',
      -6.2 + (random() - 0.5) * case when random() < 0.5 then 0.3 else 1.0 end, 106.8 + (random() - 0.5) * case when random() < 0.5 then 0.3 else 1.0 end,
      'Asia/Jakarta', 'APPROVED', app_now(), 0, 0, 30, 5
    from people`,
    [count, tag],
  )
  await pool.query(`
    insert into therapist_working_hours (therapist_id, weekday, start_minute, end_minute)
    select id, weekday, 480, 1200 from therapists, generate_series(1, 6) weekday
    on conflict do nothing`)
  await pool.query('vacuum analyze therapists, users, therapist_working_hours')
}
