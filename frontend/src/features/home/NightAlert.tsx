import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { useMay } from '@shared/session/session';
import './types';

/** For operators: tags of the last night kept old values, and nobody has said why yet. */
export function NightAlert() {
  const { t } = useTranslation();
  const operator = useMay('OPERATOR', 'ADMINISTRATOR');
  const nightly = useQuery({
    queryKey: ['tag-nights'],
    queryFn: () => call('GET /api/tag-nights'),
    enabled: operator,
    refetchInterval: 60_000,
  });
  const last = nightly.data?.nights[0];
  if (last?.state !== 'FAILED' || last.closedAt) return null;
  return (
    <div className="section">
      <Alert
        type="error"
        showIcon
        title={t('nights.alertTitle', { day: last.day, count: last.failed ?? 0 })}
        action={<Link to={`/audience/tag-nights?day=${last.day}`}>{t('nights.alertLook')}</Link>}
      />
    </div>
  );
}
