-- The layers between a segment and its tags, as an analyst left them. Every version stays: the audit
-- names it by its number.
CREATE TABLE portrait_model (
  version    integer     PRIMARY KEY,
  dimensions jsonb       NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  changed_by text        NOT NULL
);

-- To begin with, what the data sheets say: a dimension for each theme, in it an attribute for each class.
INSERT INTO portrait_model (version, dimensions, changed_by)
SELECT 1, jsonb_agg(
    jsonb_build_object('code', theme, 'nameZh', theme_zh, 'nameEn', theme_en, 'attributes', attributes)
    ORDER BY place), 'system'
FROM (VALUES
    (1, 'NATURE', '自然', 'Nature'), (2, 'ASSETS', '资产', 'Assets'), (3, 'LIABILITIES', '负债', 'Liabilities'),
    (4, 'RISK', '风险', 'Risk'), (5, 'TRANSACTIONS', '交易', 'Transactions'), (6, 'BEHAVIOUR', '行为', 'Behaviour'),
    (7, 'VALUE', '价值', 'Value')) AS themes (place, theme, theme_zh, theme_en),
  LATERAL (
    SELECT jsonb_agg(
        jsonb_build_object('code', class, 'nameZh', class_zh, 'nameEn', class_en,
          'takes', jsonb_build_array(jsonb_build_object('theme', theme, 'type', class)), 'tags', '[]'::jsonb)
        ORDER BY rank) AS attributes
    FROM (VALUES
        (1, 'POPULATION', '人口', 'Population'), (2, 'BEHAVIOUR', '行为', 'Behaviour'),
        (3, 'TRANSACTION', '交易', 'Transaction'), (4, 'CONSUMPTION', '消费', 'Consumption'),
        (5, 'MARKETING', '营销', 'Marketing')) AS classes (rank, class, class_zh, class_en)) AS by_class;
