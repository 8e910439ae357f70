-- A review judges who did the completed sessions of its booking, not who was in charge of it
-- when it was written. Of several the one who did most of them, then the last. Where nobody
-- did any, it stays with whom it names: there is nobody it could belong to instead.
create temporary table moved as
select r.id, r.booking_id, r.therapist_id as from_id, came.therapist_id as to_id
from reviews r cross join lateral (
  select s.therapist_id from sessions s where s.booking_id = r.booking_id and s.status = 'COMPLETED'
  group by s.therapist_id order by count(*) desc, max(s.finished_at) desc, max(s.ordinal) desc limit 1) came
where not exists (select 1 from sessions s where s.booking_id = r.booking_id and s.status = 'COMPLETED' and s.therapist_id = r.therapist_id);

update reviews r set therapist_id = moved.to_id from moved where moved.id = r.id;

insert into booking_events (booking_id, subject, to_state, reason, actor_name, data)
select booking_id, 'NOTE', 'REVIEW_MOVED', 'review_of_who_came', 'migration',
  jsonb_build_object('review_id', id, 'from_therapist_id', from_id, 'to_therapist_id', to_id) from moved;
insert into booking_events (booking_id, subject, to_state, reason, actor_name, data)
select r.booking_id, 'NOTE', 'REVIEW_KEPT', 'nobody_came', 'migration', jsonb_build_object('review_id', r.id, 'therapist_id', r.therapist_id)
from reviews r where not exists (select 1 from sessions s where s.booking_id = r.booking_id and s.status = 'COMPLETED');
insert into audit_log (actor_name, action, subject_type, subject_id, reason, before, after)
select 'migration', 'review.move', 'review', id::text, 'review_of_who_came',
  jsonb_build_object('therapist_id', from_id), jsonb_build_object('therapist_id', to_id) from moved;

update therapists t set average_rating = shown.average, total_reviews = shown.total
from (select one.id, coalesce(round(avg(r.rating), 2), 0) as average, count(r.id)::int as total
  from (select from_id as id from moved union select to_id from moved) one
  left join reviews r on r.therapist_id = one.id and r.hidden_at is null group by one.id) shown
where t.id = shown.id;

drop table moved;
