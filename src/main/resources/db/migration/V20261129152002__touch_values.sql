-- Values of the customers' tags that the words of a batch's touches refer to, as they were when the touches were
-- planned: JSON, by field a list with one value for each member, in ascending order of customers. Never changed, so the
-- text can be made again when the tags say something else by now. No row where the wording names no such field.
create table touch_batch_value (
  batch_id bigint primary key references touch_batch (id),
  fields   text not null
);
