import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useWritten } from '@shared/i18n/inLanguage';
import { useWord } from '@shared/i18n/words';
import { useMay } from '@shared/session/session';
import { CampaignLink } from '@shared/ui/CampaignLink';
import { DataTable } from '@shared/ui/DataTable';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import type { PriorityLine } from './types';

const TABLE = -1;

/** Who is served first where a channel cannot carry all at once, and why; an operator may say otherwise. */
export function Order() {
  const { t } = useTranslation();
  const lines = useQuery({
    queryKey: ['campaign-priorities'],
    queryFn: () => call('GET /api/campaign-priorities'),
  });
  return (
    <section className="section">
      <h2 className="section-title">{t('order.title')}</h2>
      <p className="quiet" style={{ marginBottom: 12 }}>
        {t('order.text')} <Link to="/decisions/campaign-priority">{t('order.table')}</Link>
      </p>
      <QueryView query={lines}>
        {(all) => (all.length === 0 ? <p>{t('order.none')}</p> : <Lines lines={all} />)}
      </QueryView>
    </section>
  );
}

function Lines({ lines }: { lines: readonly PriorityLine[] }) {
  const { t } = useTranslation();
  const word = useWord();
  const written = useWritten();
  const operator = useMay('OPERATOR');
  const change = useChange(
    ({ code, priority }: { code: string; priority: number }) =>
      priority === TABLE
        ? call('DELETE /api/dispatch/priorities/{campaign}', { path: { campaign: code } })
        : call('PUT /api/dispatch/priorities/{campaign}', {
            path: { campaign: code },
            body: { priority },
          }),
    [['campaign-priorities']],
  );
  return (
    <>
      {change.isError && <ProblemView problem={asProblem(change.error)} />}
      <DataTable
        label={t('order.title')}
        rows={lines}
        rowKey={(row) => `${row.channel} ${row.purpose} ${row.number}`}
        columns={[
          { key: 'channel', title: t('campaigns.channel'), cell: (row) => word('channel', row.channel) },
          {
            key: 'campaign',
            title: t('why.campaign'),
            cell: (row) => <CampaignLink campaign={row} />,
          },
          {
            key: 'effective',
            title: t('order.priority'),
            right: true,
            cell: (row) => row.effective,
          },
          {
            key: 'reason',
            title: t('order.reason'),
            wide: true,
            cell: (row) => (
              <>
                {row.purpose === 'SERVICE' && <div>{t('order.service')}</div>}
                {row.override === null ? (
                  written(row.reason)
                ) : (
                  <>
                    {t('order.operator')}{' '}
                    <span className="quiet small">({t('order.decided', { priority: row.decided })})</span>
                  </>
                )}
              </>
            ),
          },
          ...(operator
            ? [
                {
                  key: 'override',
                  title: t('order.change'),
                  cell: (row: PriorityLine) =>
                    row.code !== null && (
                      <Select
                        size="small"
                        aria-label={t('order.changeOf', { name: row.name ?? '' })}
                        value={row.override ?? TABLE}
                        popupMatchSelectWidth={false}
                        onChange={(priority) => {
                          change.mutate({ code: row.code ?? '', priority });
                        }}
                        options={[
                          { value: TABLE, label: t('order.byTable') },
                          ...[9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((value) => ({
                            value,
                            label: String(value),
                          })),
                        ]}
                      />
                    ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
