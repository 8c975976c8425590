-- Tags of products, and customers' tags joined with them.
create table tag_product_value (
  product text not null,
  tag     text not null,
  value   text not null,
  primary key (tag, product)
);

-- What a customer's tag says about products, said by a tag of those products.
create table tag_product_join (
  tag          text primary key,
  customer_tag text not null,
  product_tag  text not null,
  made_by      text not null,
  made_at      timestamptz not null default shared_now(),
  -- of when the customer's tag is that it was made of
  values_of    timestamptz not null
);
