-- Accounts with today's balance in yuan; a loan's balance is what is owed.
WITH rich AS (
  SELECT *, CASE WHEN has_wealth THEN aum_cents * wealth_percent // 100 ELSE 0 END AS wealth_cents
  FROM customer
)
SELECT number * 10 + 1 AS account, number AS customer, 'CURRENT' AS product,
  ((aum_cents - wealth_cents) / 100.0)::DECIMAL(18, 2) AS balance,
  DATE '${today}' - tenure_months * 30 AS opened
FROM rich
UNION ALL
SELECT number * 10 + 2, number, 'WEALTH', (wealth_cents / 100.0)::DECIMAL(18, 2),
  DATE '${today}' - tenure_months * 20
FROM rich WHERE wealth_cents > 0
UNION ALL
SELECT number * 10 + 3, number, 'MORTGAGE', (mortgage_cents / 100.0)::DECIMAL(18, 2),
  DATE '${today}' - tenure_months * 15
FROM rich WHERE has_mortgage
UNION ALL
SELECT number * 10 + 4, number, 'CREDIT_CARD', (lot(number, 22, 3000000) / 100.0)::DECIMAL(18, 2),
  DATE '${today}' - tenure_months * 25
FROM rich WHERE has_credit_card
