import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useWord } from '@shared/i18n/words';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { People, When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import './types';

/** Touches that cannot be sent, counted by why. */
export function Unsendable() {
  const { t } = useTranslation();
  const word = useWord();
  const reader = useMay('OPERATOR', 'ADMINISTRATOR');
  const letters = useQuery({
    queryKey: ['touch-dead-letters'],
    queryFn: () => call('GET /api/dispatch/dead-letters'),
    refetchInterval: 10_000,
    enabled: reader,
  });
  if (!reader) return null;
  return (
    <section className="section">
      <h2 className="section-title">{t('run.unsendable')}</h2>
      <QueryView query={letters} skeletonRows={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="quiet">{t('run.noUnsendable')}</p>
          ) : (
            <DataTable
              label={t('run.unsendable')}
              rows={rows}
              rowKey={(row) => `${row.channel} ${String(row.runId)} ${row.state} ${row.detail}`}
              columns={[
                {
                  key: 'channel',
                  title: t('campaigns.channel'),
                  cell: (row) => word('channel', row.channel),
                },
                {
                  key: 'campaign',
                  title: t('campaigns.name'),
                  wide: true,
                  cell: (row) => <span className="mono">{row.campaign}</span>,
                },
                {
                  key: 'reason',
                  title: t('imports.reason'),
                  cell: (row) => (
                    <>
                      {word('reason', row.state)}
                      <div className="quiet small mono">{row.detail}</div>
                    </>
                  ),
                },
                {
                  key: 'last',
                  title: t('run.last'),
                  wide: true,
                  cell: (row) => <When at={row.last} brief />,
                },
                {
                  key: 'customers',
                  title: t('run.customers'),
                  right: true,
                  cell: (row) => <People of={row.customers} />,
                },
              ]}
            />
          )
        }
      </QueryView>
    </section>
  );
}
