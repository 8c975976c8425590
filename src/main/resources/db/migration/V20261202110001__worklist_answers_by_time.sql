-- Answers go when they are too old to matter, and are found by their time then.
create index worklist_answer_at on worklist_answer using brin (at);
