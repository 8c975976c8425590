import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChannelNames } from '@shared/api/channels';
import { call } from '@shared/api/client';
import { exact } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { DataTable } from '@shared/ui/DataTable';
import { People, When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { documentOf } from './api';

/** What the table of caps as written would mean for customers now, by channel. */
export function CapsEffect({ xml }: { xml: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const names = useChannelNames().join(',');
  const effect = useQuery({
    queryKey: ['policy', 'caps', 'effect', names, xml],
    queryFn: ({ signal }) =>
      call('POST /api/policy/caps/effect', { query: { channels: names }, body: documentOf(xml), signal }),
    enabled: names !== '',
    placeholderData: keepPreviousData,
  });
  return (
    <section className="section" aria-live="polite">
      <h2 className="section-title">{t('decisions.capsEffect')}</h2>
      <QueryView query={effect} skeletonRows={4}>
        {(report) => (
          <>
            <p className="quiet" style={{ marginBottom: 12 }}>
              {t('decisions.capsEffectText', { count: report.customers, people: exact(report.customers) })} ·{' '}
              <When at={report.asOf} brief />
            </p>
            <DataTable
              label={t('decisions.capsEffect')}
              rows={report.channels}
              rowKey={(row) => row.channel}
              columns={[
                {
                  key: 'channel',
                  title: t('campaigns.channel'),
                  cell: (row) => word('channel', row.channel),
                },
                {
                  key: 'now',
                  title: t('decisions.roomNow'),
                  right: true,
                  cell: (row) => <People of={row.now} />,
                },
                {
                  key: 'then',
                  title: t('decisions.roomThen'),
                  right: true,
                  cell: (row) => <People of={row.then} />,
                },
                {
                  key: 'gain',
                  title: t('decisions.roomGain'),
                  right: true,
                  cell: (row) => (row.gain > 0 ? <People of={row.gain} /> : '–'),
                },
                {
                  key: 'lose',
                  title: t('decisions.roomLose'),
                  right: true,
                  cell: (row) =>
                    row.lose > 0 ? (
                      <strong className="mark-bad">
                        <People of={row.lose} />
                      </strong>
                    ) : (
                      '–'
                    ),
                },
              ]}
            />
          </>
        )}
      </QueryView>
    </section>
  );
}
