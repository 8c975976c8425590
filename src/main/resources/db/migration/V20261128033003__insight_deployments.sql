-- A scored model in the hands of the front line: the insight tag it makes, and the leads.
create table insight_deployment (
  id            bigint generated always as identity primary key,
  tag           text not null unique,
  score_tag     text not null,
  cut_off       numeric not null,
  model_version text not null,
  probability   numeric not null,
  reason        text not null,
  -- tags whose values of the customer belong to the reason
  because       text[] not null,
  made_by       text not null,
  made_at       timestamptz not null default shared_now(),
  -- of when the scores are that the insight tag is made of
  scores_of     timestamptz not null,
  ended_at      timestamptz
);

create table insight_round (
  id            bigint generated always as identity primary key,
  deployment_id bigint not null references insight_deployment (id),
  above         bigint not null,
  leads         bigint not null,
  -- customers above the cut-off who got none, by reason
  refused       jsonb not null,
  made_by       text not null,
  made_at       timestamptz not null default shared_now()
);

-- One lead for each customer and deployment, however often somebody asks.
create table insight_lead (
  deployment_id bigint not null references insight_deployment (id),
  customer      int not null,
  round_id      bigint not null references insight_round (id),
  score         numeric not null,
  primary key (deployment_id, customer)
);
create index worklist_item_campaign on worklist_item (campaign);
