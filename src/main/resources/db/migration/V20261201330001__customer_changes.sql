-- Which customers each transaction added or changed, for the nodes that did not do it. A transaction
-- that began early may end late, so that numbers alone do not say what is new; its own number does.
CREATE TABLE customer_change (
  seq         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transaction xid8        NOT NULL DEFAULT pg_current_xact_id(),
  at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  customers   bytea       NOT NULL
);
CREATE INDEX customer_change_transaction ON customer_change (transaction);
CREATE INDEX customer_change_at ON customer_change (at);
