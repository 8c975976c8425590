-- The runs of one tag, the newest first.
create index tag_run_tag_code on tag_run_tag (tag_code, run_id desc);
