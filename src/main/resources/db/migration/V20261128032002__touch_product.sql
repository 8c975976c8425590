-- What the caps of a product count by, out of the campaign's signed elements.
alter table touch_step add column product text;
