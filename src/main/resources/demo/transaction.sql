-- One window of thirty days, window 0 being the last; the whole year is twelve of them.
-- Whoever is not dormant has at least one transaction in each window; a dormant customer's last one
-- is more than 210 days ago.
SELECT
  customer,
  DATE '${today}' - (${window} * 30 + day) AS day,
  CASE WHEN salary AND nth = 0 THEN 'SALARY'
       ELSE ['CARD', 'TRANSFER_OUT', 'TRANSFER_IN', 'UTILITY', 'CASH'][1 + lot(subject, 33, 5)]
  END AS kind,
  CASE WHEN salary AND nth = 0 THEN 600000 + lot(customer, 34, 2400000)
       ELSE 500 + lot(subject, 35, 60000) END / 100.0::DECIMAL(18, 2) AS amount,
  ['APP', 'POS', 'ATM', 'COUNTER'][1 + lot(subject, 36, 4)] AS channel
FROM (
  SELECT customer, salary, nth, subject,
    CASE WHEN salary AND nth = 0 THEN lot(customer, 31, 30) ELSE lot(subject, 32, 30) END AS day
  FROM (
    SELECT number AS customer, salary_account AS salary, nth,
      (number::UBIGINT * 256 + ${window} * 16 + nth) & 4294967295 AS subject
    FROM (
      SELECT number, salary_account,
        unnest(range(1 + lot(number * 12 + ${window}, 30, CASE WHEN active THEN 5 ELSE 3 END))) AS nth
      FROM customer
      WHERE NOT dormant OR ${window} >= 7)))
