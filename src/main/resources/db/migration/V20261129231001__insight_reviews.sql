-- A deployed model reaches customers, so it waits for a second person. What runs already goes on.
alter table insight_deployment
  add column state text not null default 'LIVE',
  add column name_zh text,
  add column name_en text,
  add column decided_by text,
  add column decided_at timestamptz,
  add column note text;
update insight_deployment set state = 'ENDED' where ended_at is not null;
update insight_deployment made set name_zh = tag.name_zh, name_en = tag.name_en
from tag_tag tag where tag.code = made.tag;
alter table insight_deployment
  alter column state drop default,
  alter column name_zh set not null,
  alter column name_en set not null,
  -- Not even the table lets anybody approve what they have proposed.
  add constraint insight_deployment_four_eyes check (decided_by <> made_by),
  add constraint insight_deployment_decided
    check (state <> 'WAITING' or (decided_by is null and decided_at is null)),
  drop constraint insight_deployment_tag_key;
-- What was returned or taken back may be proposed again.
create unique index insight_deployment_open on insight_deployment (tag)
where state in ('WAITING', 'LIVE');
create index insight_deployment_tag on insight_deployment (tag, id);
