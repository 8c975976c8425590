-- The calendar asks for weeks of batches; they are written about in the order in which they are due.
create index touch_batch_due on touch_batch using brin (due);
