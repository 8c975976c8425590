-- The same message for readers that show HTML; the body stays beside it as plain text.
alter table content_template_version add column html text;
