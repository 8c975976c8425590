-- Where another tag says what really happened, a prediction is measured against it.
alter table tag_sheet add column outcome_tag text;
