-- One definition per metric: what two spellings of one definition have in common, hashed.
alter table tag_definition add column canonical text;
create unique index tag_definition_canonical on tag_definition (canonical);
