-- A year of marketing contacts from before the bank had Baton: none to six a customer.
SELECT number AS customer,
  DATE '${today}' - lot(subject, 52, 365) AS day,
  ['SMS', 'EMAIL', 'APP_PUSH', 'CALL'][1 + lot(subject, 53, 4)] AS channel,
  ['WEALTH', 'LOAN', 'CARD', 'DEPOSIT'][1 + lot(subject, 54, 4)] AS topic,
  ['SENT', 'SENT', 'SENT', 'OPENED', 'OPENED', 'CLICKED', 'BOUGHT'][1 + lot(subject, 55, 7)] AS outcome
FROM (
  SELECT number, (number::UBIGINT * 16 + nth) & 4294967295 AS subject
  FROM (SELECT number, unnest(range(lot(number, 51, 7))) AS nth FROM customer))
