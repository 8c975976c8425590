-- One row per customer, number 1 to ${customers}: who they are, by construction.
-- The cell (0 to 999) carries the planted truths: every thousand customers in a row hold each cell
-- exactly once. Its last digit says how they use the bank, the digits before it how rich and how
-- young they are. See docs/demo-bank.md.
SELECT
  number,
  cell,
  wealth_rank,
  habit,
  CASE WHEN wealth_rank < 2 THEN 'PRIVATE' WHEN wealth_rank < 12 THEN 'WEALTH'
       WHEN wealth_rank < 40 THEN 'GOLD' ELSE 'MASS' END AS segment_tier,
  habit = 9 AS dormant,
  habit IN (0, 1, 2) AS salary_account,
  habit IN (0, 3, 4, 5) AS active,
  CASE WHEN wealth_rank % 5 = 0 THEN 18 + lot(number, 11, 17) ELSE 35 + lot(number, 11, 45) END AS age,
  CASE WHEN lot(number, 12, 100) < 49 THEN 'M' ELSE 'F' END AS gender,
  lot(number, 13, 20) AS branch_rank,
  -- Cents under management; the tiers' borders are exact.
  CASE WHEN wealth_rank < 2 THEN 100000000::BIGINT + lot(number, 14, 1100000000)
       WHEN wealth_rank < 12 THEN 20000000::BIGINT + lot(number, 14, 80000000)
       WHEN wealth_rank < 40 THEN 5000000::BIGINT + lot(number, 14, 15000000)
       ELSE 10000::BIGINT + lot(number, 14, 4990000) END AS aum_cents,
  CASE WHEN wealth_rank < 12 THEN lot(number, 15, 100) < 80
       WHEN wealth_rank < 40 THEN lot(number, 15, 100) < 45
       ELSE lot(number, 15, 100) < 8 END AS has_wealth,
  20 + lot(number, 16, 61) AS wealth_percent,
  habit <> 9 AND lot(number, 17, 100) < 42 AS has_credit_card,
  habit <> 9 AND lot(number, 18, 100) < 15 AS has_mortgage,
  30000000::BIGINT + lot(number, 19, 270000000) AS mortgage_cents,
  3 + lot(number, 20, 238) AS tenure_months,
  lot(number, 21, 100) AS risk_lot
FROM (
  SELECT number, cell, cell // 10 AS wealth_rank, cell % 10 AS habit
  FROM (
    SELECT number::INTEGER AS number, (((number - 1) * 7919) % 1000)::INTEGER AS cell
    FROM range(1, ${customers} + 1) AS bank (number)))
