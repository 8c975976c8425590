-- Where the difference is, as "table, row 3, column age".
alter table decision_certificate add column place text;
