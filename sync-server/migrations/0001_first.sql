-- Up Migration

-- A workspace counts its writes: every written record takes the next version, so "what is new since 41" is one range scan.
create table workspaces (
  id uuid primary key,
  name text not null,
  version bigint not null default 0,
  -- Tombstones at or below this version may be gone: a device that last saw less starts over from a snapshot.
  horizon bigint not null default 0,
  created_at timestamptz not null default now()
);

create table members (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  user_id text not null,
  role text not null check (role in ('owner', 'editor', 'viewer')),
  primary key (workspace_id, user_id)
);
create index members_user_id on members (user_id);

-- No foreign key: writes join the workspace they hold the lock of, and a check per row would cost more than the row.
create table records (
  workspace_id uuid not null,
  entity text not null,
  id uuid not null,
  -- name -> [value, stamp]
  fields jsonb not null,
  version bigint not null,
  primary key (workspace_id, entity, id),
  unique (workspace_id, version)
);

-- One row. Cursors carry the epoch, so a database that was emptied or replaced is noticed by every device.
create table server_state (
  only_row boolean primary key default true check (only_row),
  epoch text not null,
  -- The views made from the registry: name -> definition.
  views jsonb not null default '{}'
);
insert into server_state (epoch) values (replace(gen_random_uuid()::text, '-', ''));

-- The auth library's tables, as its own schema generator writes them.
create table "user" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null
);
create table "session" (
  "id" text not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references "user" ("id") on delete cascade
);
create table "account" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references "user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null
);
create table "verification" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null
);
create index "session_userId_idx" on "session" ("userId");
create index "account_userId_idx" on "account" ("userId");
create index "verification_identifier_idx" on "verification" ("identifier");
