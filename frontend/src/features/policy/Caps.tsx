import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { useWord } from '@shared/i18n/words';
import { DataTable } from '@shared/ui/DataTable';
import { QueryView } from '@shared/ui/QueryView';
import { useChannelNames } from '@shared/api/channels';
import type { Policy } from './types';
import { useCapWindow } from './useCapWindow';

/** The caps as the decision table gives them for each channel; they are changed there. */
export function Caps({ policy }: { policy: Policy }) {
  const { t } = useTranslation();
  const word = useWord();
  const capWindow = useCapWindow();
  const names = useChannelNames().join(',');
  const caps = useQuery({
    queryKey: ['policy', 'caps', names, String(policy.capsVersion)],
    queryFn: () => call('GET /api/policy/caps', { query: { channels: names } }),
    enabled: names !== '',
  });
  return (
    <section className="section">
      <h2 className="section-title">{t('policy.caps')}</h2>
      <p className="quiet" style={{ marginBottom: 12 }}>
        {t('policy.capsText')}{' '}
        <Link to={`/decisions/${policy.capsTable}`}>
          {t('policy.capsTable', { version: policy.capsVersion })}
        </Link>
      </p>
      <QueryView query={caps} skeletonRows={3}>
        {(rows) => (
          <DataTable
            label={t('policy.caps')}
            rows={rows}
            rowKey={(row) => `${row.channel} ${row.scope} ${row.seconds} ${String(row.calendar)} ${row.max}`}
            columns={[
              { key: 'channel', title: t('campaigns.channel'), cell: (row) => word('channel', row.channel) },
              { key: 'scope', title: t('policy.scope'), cell: (row) => word('policyScope', row.scope) },
              {
                key: 'max',
                title: t('policy.max'),
                right: true,
                cell: (row) => <span className="num">{row.max}</span>,
              },
              {
                key: 'window',
                title: t('policy.window'),
                cell: (row) => capWindow(row.seconds, row.calendar),
              },
            ]}
          />
        )}
      </QueryView>
    </section>
  );
}
