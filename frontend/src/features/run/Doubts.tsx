import { useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import { useWord } from '@shared/i18n/words';
import { useMay } from '@shared/session/session';
import { When } from '@shared/ui/Numbers';
import { NoteDialog } from './NoteDialog';
import { TouchGroups } from './TouchGroups';
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
    <>
      <TouchGroups
        title={t('run.doubts')}
        text={t('run.doubtsText')}
        none={t('run.noDoubts')}
        query={doubts}
        rowKey={(row) => `${row.channel} ${String(row.runId)} ${row.reason}`}
        reason={(row) => (
          <>
            {word('doubt', row.reason)}
            <div className="quiet small">
              <When at={row.oldest} brief />
            </div>
          </>
        )}
        customers={t('touch.inDoubt')}
        action={(row) =>
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
          )
        }
      />
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
    </>
  );
}
