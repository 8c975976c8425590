import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';

/** Events that were received but could not be understood, each with its reason. */
export function DeadLetters() {
  const { t } = useTranslation();
  const letters = useQuery({
    queryKey: ['dead-letters'],
    queryFn: () => call('GET /api/events/dead-letters'),
  });
  return (
    <section className="section">
      <h2 className="section-title">{t('run.deadLetters')}</h2>
      <QueryView query={letters} skeletonRows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t('run.noDeadLetters')}</p>
          ) : (
            <DataTable
              label={t('run.deadLetters')}
              rows={items}
              rowKey={(row) => String(row.id)}
              columns={[
                { key: 'at', title: t('run.received'), cell: (row) => <When at={row.at} brief /> },
                {
                  key: 'origin',
                  title: t('run.origin'),
                  wide: true,
                  cell: (row) => <span className="mono">{row.origin}</span>,
                },
                {
                  key: 'reason',
                  title: t('imports.reason'),
                  cell: (row) => (
                    <>
                      <span className="mono">{row.reason}</span>
                      <div className="quiet small">{row.detail}</div>
                    </>
                  ),
                },
                {
                  key: 'excerpt',
                  title: t('run.excerpt'),
                  wide: true,
                  cell: (row) => <span className="mono quiet small">{row.excerpt}</span>,
                },
              ]}
            />
          )
        }
      </QueryView>
    </section>
  );
}
