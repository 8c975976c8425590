-- A customer's page shows what the customer responded to.
create index response_conversion_customer on response_conversion (customer);
