-- Up to which customer the demo bank's events are in the history.
CREATE TABLE demo_history (
  only_one    boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  next_number integer NOT NULL
);
