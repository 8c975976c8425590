-- One row per day on which a customer opened the app, in one window of thirty days.
-- Active customers come on 8 to 15 days of each of the last three windows, others on 0 to 5; before
-- that the app was new and both came seldom. Dormant customers were last seen 210 days ago. Days of
-- a window differ because 7 and 30 have no common factor.
SELECT
  customer,
  DATE '${today}' - (${window} * 30 + (first + nth * 7) % 30)::INTEGER AS day,
  ['LOGIN', 'WEALTH_VIEW', 'TRANSFER_VIEW', 'LOAN_VIEW', 'CARD_VIEW'][1 + lot(subject, 42, 5)] AS kind
FROM (
  SELECT number AS customer, nth, lot(number * 12 + ${window}, 43, 30) AS first,
    (number::UBIGINT * 256 + ${window} * 16 + nth) & 4294967295 AS subject
  FROM (
    SELECT number,
      unnest(range(CASE WHEN ${window} >= 3 THEN lot(number * 12 + ${window}, 41, 5)
                        WHEN active THEN 8 + lot(number * 12 + ${window}, 41, 8)
                        ELSE lot(number * 12 + ${window}, 41, 6) END)) AS nth
    FROM customer
    WHERE NOT dormant OR ${window} >= 7))
