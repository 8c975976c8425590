-- Scenario classes: what a segment is for. A temporary one belongs to a time, such as a festival.
create table segment_class (
  code      text primary key,
  name_zh   text not null,
  name_en   text not null,
  temporary boolean not null,
  owner     text not null,
  at        timestamptz not null
);

insert into segment_class (code, name_zh, name_en, temporary, owner, at)
select code, name_zh, name_en, false, 'system', shared_now()
from (values
  ('acquisition',  '获客',     'Acquisition'),
  ('activation',   '促活',     'Activation'),
  ('growth',       '资产提升', 'Growth of assets'),
  ('wealth',       '财富理财', 'Wealth'),
  ('deposit',      '存款',     'Deposits'),
  ('loan',         '贷款',     'Loans'),
  ('card',         '信用卡',   'Credit cards'),
  ('payment',      '支付消费', 'Payments'),
  ('insurance',    '保险',     'Insurance'),
  ('payroll',      '代发工资', 'Payroll'),
  ('private',      '私人银行', 'Private banking'),
  ('rural',        '三农县域', 'Rural'),
  ('retention',    '流失挽留', 'Retention'),
  ('service',      '服务关怀', 'Service'),
  ('risk',         '风险管理', 'Risk')) as given (code, name_zh, name_en);

alter table segment_segment add column if not exists kind text not null default 'RULE';
alter table segment_segment add column class text references segment_class (code);

-- Every part of one and of two characters. Trigrams would find nothing for the two characters that
-- a word has in Chinese, and under some locales none of them at all.
create function segment_parts(words text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct substr(lower(words), place, length)), '{}')
  from generate_series(1, char_length(words)) place, generate_series(1, 2) length
  where place + length - 1 <= char_length(words)
$$;

create index segment_segment_order on segment_segment (updated_at desc, id desc);
create index segment_segment_class on segment_segment (class, updated_at desc, id desc);
create index segment_segment_owner on segment_segment (owner, updated_at desc, id desc);
create index segment_segment_kind on segment_segment (kind, updated_at desc, id desc);
create index segment_segment_parts on segment_segment
  using gin (segment_parts(name || ' ' || code)) with (fastupdate = off);
alter index segment_segment_parts alter column 1 set statistics 1000;
