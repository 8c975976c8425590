import { useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import { useWord } from '@shared/i18n/words';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { People, When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { NoteDialog } from './NoteDialog';
import type { DoubtGroup, Verdict } from './types';

const VERDICTS: Verdict[] = ['ACCEPTED', 'REFUSED', 'SEND_AGAIN'];

/** Messages that may or may not have arrived, oldest first, and the decision over all of a kind. */
export function Doubts() {
  const { t } = useTranslation();
  const word = useWord();
  const { message } = App.useApp();
  const reader = useMay('OPERATOR', 'ADMINISTRATOR');
  const operator = useMay('OPERATOR');
  const [deciding, setDeciding] = useState<{ group: DoubtGroup; verdict: Verdict }>();
  const doubts = useQuery({
    queryKey: ['doubts'],
    queryFn: () => call('GET /api/dispatch/doubts'),
    refetchInterval: 5_000,
    enabled: reader,
  });
  const settle = useChange(
    (wanted: { group: DoubtGroup; verdict: Verdict; note: string }) =>
      call('POST /api/dispatch/doubts/settle', {
        body: {
          channel: wanted.group.channel,
          runId: wanted.group.runId,
          reason: wanted.group.reason,
          verdict: wanted.verdict,
          customers: wanted.group.customers,
          note: wanted.note,
        },
      }),
    [['doubts'], ['channels']],
    (answer) => {
      setDeciding(undefined);
      message.success(t('run.settled', { count: answer.customers }));
    },
  );
  if (!reader) return null;
  return (
    <section className="section">
      <h2 className="section-title">{t('run.doubts')}</h2>
      <p className="quiet" style={{ marginBottom: 12 }}>
        {t('run.doubtsText')}
      </p>
      <QueryView query={doubts} skeletonRows={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="quiet">{t('run.noDoubts')}</p>
          ) : (
            <DataTable
              label={t('run.doubts')}
              rows={rows}
              rowKey={(row) => `${row.channel} ${String(row.runId)} ${row.reason}`}
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
                      {word('doubt', row.reason)}
                      <div className="quiet small">
                        <When at={row.oldest} brief />
                      </div>
                    </>
                  ),
                },
                {
                  key: 'customers',
                  title: t('touch.inDoubt'),
                  right: true,
                  cell: (row) => <People of={row.customers} />,
                },
                {
                  key: 'do',
                  title: t('run.actions'),
                  right: true,
                  cell: (row) =>
                    operator && (
                      <Dropdown
                        trigger={['click']}
                        menu={{
                          items: VERDICTS.map((verdict) => ({
                            key: verdict,
                            danger: verdict === 'SEND_AGAIN',
                            label: word('doubtVerdict', verdict),
                          })),
                          onClick: ({ key }) => {
                            setDeciding({ group: row, verdict: key as Verdict });
                          },
                        }}
                      >
                        <Button size="small">{t('run.decide')}</Button>
                      </Dropdown>
                    ),
                },
              ]}
            />
          )
        }
      </QueryView>
      {deciding && (
        <NoteDialog
          title={word('doubtVerdict', deciding.verdict)}
          text={t(`run.verdictText.${deciding.verdict}`)}
          label={t('run.settleNote')}
          action={word('doubtVerdict', deciding.verdict)}
          count={deciding.group.customers}
          busy={settle.isPending}
          error={settle.error}
          onDone={(note) => {
            settle.mutate({ ...deciding, note });
          }}
          onClose={() => {
            setDeciding(undefined);
          }}
        />
      )}
    </section>
  );
}
