-- Campaigns whose launches fall together gather what they want in a round, and are served in the order of the contest.
-- At most one round gathers; rounds that are closed are served one after another.
create table touch_round (
  id        bigint generated always as identity primary key,
  opened_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz
);
create unique index touch_round_gathering on touch_round ((true)) where closed_at is null;

-- One part of a step that wants to be planned. Served: step_id says as what, and the members are forgotten, since the
-- step knows them. Rank and priority are those of the moment the round closed.
create table touch_wish (
  id               bigint generated always as identity primary key,
  round_id         bigint not null references touch_round (id),
  run_id           bigint not null,
  step             bigint not null,
  occurrence       smallint not null,
  chunk            int not null,
  origin           text not null,
  campaign_code    text not null,
  channel          text not null,
  purpose          text not null,
  template_key     text not null,
  template_version int not null,
  manifest_hash    text not null,
  due              timestamptz not null,
  product          text,
  decided          smallint not null,
  room_until       timestamptz,
  candidates       int not null,
  members          bytea,
  priority         smallint,
  rank             int,
  step_id          bigint references touch_step (id),
  attempts         smallint not null default 0,
  try_at           timestamptz not null default clock_timestamp(),
  unique (run_id, step, occurrence, chunk)
);
create index touch_wish_round on touch_wish (round_id, rank);
create index touch_wish_open on touch_wish (run_id) where step_id is null;
create unique index touch_wish_step on touch_wish (step_id) where step_id is not null;
