-- jsonb_path_ops cannot answer what stands anywhere in a definition ($.**); jsonb_ops can.
drop index segment_segment_definition;
create index segment_segment_definition on segment_segment using gin (definition);
