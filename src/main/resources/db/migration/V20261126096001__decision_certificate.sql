-- How far a document was compared with the official engine, by one form of the compiler. The hash is
-- that of decision_version; bytes that are saved again need no second comparison.
create table decision_certificate (
  hash         text not null,
  compiler     int not null,
  exhaustive   boolean not null,
  compared     bigint not null,
  combinations numeric not null,
  difference   text,
  issued_at    timestamptz not null default now(),
  primary key (hash, compiler)
);
