-- Products with a term, one to four a customer who has any: when bought, when due, and whether the
-- customer bought it with the money of one that was due. Days left are negative for what is over.
SELECT customer, product, amount, bought, repurchase,
  date_diff('day', DATE '${today}', bought + term) AS days_left
FROM (
  SELECT number AS customer,
    ['TERM_DEPOSIT', 'WEALTH_90D', 'STRUCTURED', 'FUND_1Y'][1 + lot(subject, 62, 4)] AS product,
    ((100000 + lot(subject, 63, 50000000)) / 100.0)::DECIMAL(18, 2) AS amount,
    DATE '${today}' - lot(subject, 64, 360) AS bought,
    [90, 180, 365][1 + lot(subject, 65, 3)]::INTEGER AS term,
    nth > 0 AND lot(subject, 66, 100) < 40 AS repurchase
  FROM (
    SELECT number, nth, (number::UBIGINT * 16 + nth) & 4294967295 AS subject
    FROM (SELECT number, unnest(range(1 + lot(number, 61, 4))) AS nth FROM customer
          WHERE lot(number, 60, 100) < 35)))
