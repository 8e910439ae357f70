-- Part of a name, wherever it stands in it, without reading every user.
create extension if not exists pg_trgm;
create index users_name_trigrams on users using gin (name gin_trgm_ops);
