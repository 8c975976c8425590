-- What the bank knows of each customer, computed from its accounts, transactions and app events.
WITH balance AS (
  SELECT customer,
    coalesce(sum(balance) FILTER (WHERE product = 'CURRENT'), 0) AS deposit_balance,
    coalesce(sum(balance) FILTER (WHERE product = 'WEALTH'), 0) AS wealth_holding,
    coalesce(sum(balance) FILTER (WHERE product = 'MORTGAGE'), 0) AS loan_balance,
    bool_or(product = 'CREDIT_CARD') AS has_credit_card,
    bool_or(product = 'WEALTH') AS has_wealth,
    bool_or(product = 'MORTGAGE') AS has_mortgage,
    min(opened) AS open_date
  FROM account GROUP BY customer
), activity AS (
  SELECT customer,
    count(*) FILTER (WHERE day > DATE '${today}' - 30) AS txn_count_30d,
    sum(amount) AS txn_amount_90d
  FROM transaction WHERE day > DATE '${today}' - 90 GROUP BY customer
), app AS (
  SELECT customer,
    count(DISTINCT day) FILTER (WHERE day > DATE '${today}' - 30) AS app_active_days_30d,
    max(day) AS last_login_date
  FROM app_event GROUP BY customer
)
SELECT
  c.number AS number,
  c.age, c.gender, b.city, b.code AS branch, c.segment_tier,
  balance.deposit_balance + balance.wealth_holding AS aum,
  balance.deposit_balance, balance.wealth_holding, balance.loan_balance,
  balance.has_credit_card, balance.has_wealth, balance.has_mortgage,
  c.salary_account,
  coalesce(app.app_active_days_30d, 0) AS app_active_days_30d,
  app.last_login_date,
  coalesce(activity.txn_count_30d, 0) AS txn_count_30d,
  coalesce(activity.txn_amount_90d, 0)::DECIMAL(18, 2) AS txn_amount_90d,
  CASE WHEN c.age < 23 THEN 'STUDENT' WHEN c.age < 31 THEN 'STARTER' WHEN c.age < 46 THEN 'FAMILY'
       WHEN c.age < 60 THEN 'MATURE' ELSE 'RETIRED' END AS life_stage,
  CASE WHEN c.risk_lot < 20 THEN 'R1' WHEN c.risk_lot < 50 THEN 'R2' WHEN c.risk_lot < 80 THEN 'R3'
       WHEN c.risk_lot < 95 THEN 'R4' ELSE 'R5' END AS risk_level,
  c.tenure_months,
  balance.open_date
FROM customer c
JOIN balance ON balance.customer = c.number
JOIN branch b ON b.rank = c.branch_rank
LEFT JOIN activity ON activity.customer = c.number
LEFT JOIN app ON app.customer = c.number
