-- Up Migration

-- A device that was up to date before its own push has nothing to read after it. What tells: which push moved the
-- workspace last (a number the server draws for each), and the version before it.
alter table workspaces
  add column last_push bigint,
  add column version_before bigint not null default 0;
