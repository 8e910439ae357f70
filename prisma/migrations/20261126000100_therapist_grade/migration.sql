-- A therapist has a grade; tiers are what a membership will have.
alter type therapist_tier rename to therapist_grade;
alter table therapists rename column tier to grade;
alter table packages rename column tier to grade;
