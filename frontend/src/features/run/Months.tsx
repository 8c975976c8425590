import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { bytesText } from '@shared/format/bytes';
import { useWord } from '@shared/i18n/words';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { People, When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import './types';

const COLOUR = { KEPT: 'green', HELD: 'red', DUE: 'amber', DROPPED: 'quiet' };

/** What the ledger remembers of each single touch, and why a month that is old enough has not gone. */
export function Months() {
  const { t } = useTranslation();
  const word = useWord();
  const reader = useMay('OPERATOR', 'ADMINISTRATOR');
  const months = useQuery({
    queryKey: ['ledger-months'],
    queryFn: () => call('GET /api/dispatch/months'),
    enabled: reader,
  });
  if (!reader) return null;
  return (
    <section className="section">
      <h2 className="section-title">{t('run.months')}</h2>
      <p className="quiet" style={{ marginBottom: 12 }}>
        {t('run.monthsText')}
      </p>
      <QueryView query={months} skeletonRows={2}>
        {(rows) => (
          <DataTable
            label={t('run.months')}
            rows={rows}
            rowKey={(row) => row.month}
            columns={[
              {
                key: 'month',
                title: t('run.month'),
                cell: (row) => <span className="num">{row.month.slice(0, 7)}</span>,
              },
              {
                key: 'state',
                title: t('run.monthState'),
                cell: (row) => (
                  <>
                    <span className={`mark ${COLOUR[row.state]}`}>{word('ledgerMonth', row.state)}</span>
                    {row.unsettled > 0 && (
                      <div className="quiet small">{t('run.unsettled', { count: row.unsettled })}</div>
                    )}
                    {row.droppedAt && (
                      <div className="quiet small">
                        <When at={row.droppedAt} brief />
                      </div>
                    )}
                  </>
                ),
              },
              {
                key: 'bytes',
                title: t('run.onDisk'),
                wide: true,
                right: true,
                cell: (row) => <span className="num">{bytesText(row.bytes)}</span>,
              },
              {
                key: 'touches',
                title: t('run.touchesAbout'),
                right: true,
                cell: (row) => <People of={row.touches} />,
              },
            ]}
          />
        )}
      </QueryView>
    </section>
  );
}
