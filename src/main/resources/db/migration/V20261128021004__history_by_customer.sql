-- One customer's events: for the customer's page, and to answer whether one customer is in a segment.
CREATE INDEX history_event_customer ON history_event (customer);
