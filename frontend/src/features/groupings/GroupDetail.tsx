import { useTranslation } from 'react-i18next';
import type { Group } from './types';

interface Row {
  rule: number;
  customers: number;
}

/** Which rows of the table made a layer. */
export function GroupDetail({ group }: { group: Group }) {
  const { t } = useTranslation();
  const rows = group.detail.rows as Row[] | undefined;
  if (group.detail.rest === true) return <div className="quiet small">{t('groupings.restText')}</div>;
  if (group.detail.emptied === true) return <div className="quiet small">{t('groupings.emptiedText')}</div>;
  if (!rows) return null;
  return (
    <div className="quiet small">{t('groupings.rows', { rows: rows.map((row) => row.rule).join(', ') })}</div>
  );
}
