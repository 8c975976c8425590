import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import { exact } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { useMay } from '@shared/session/session';
import { When } from '@shared/ui/Numbers';
import { NoteDialog } from './NoteDialog';
import { TouchGroups } from './TouchGroups';
import type { DeadLetterGroup } from './types';

/** The policy refused a group when it was resent; before the policy's reason. */
const REFUSED_AGAIN = 'RESEND_';
/** The peer had these and could not deliver them; the same key would not bring them a second time. */
const FINAL = 'RECEIPT';

/** Touches that could not be sent, counted by why, and sent again where that makes sense. */
export function Unsendable() {
  const { t } = useTranslation();
  const word = useWord();
  const { message } = App.useApp();
  const reader = useMay('OPERATOR', 'ADMINISTRATOR');
  const operator = useMay('OPERATOR');
  const [chosen, setChosen] = useState<DeadLetterGroup>();
  const letters = useQuery({
    queryKey: ['touch-dead-letters'],
    queryFn: () => call('GET /api/dispatch/dead-letters'),
    refetchInterval: 10_000,
    enabled: reader,
  });
  const resend = useChange(
    (wanted: { group: DeadLetterGroup; note: string }) => {
      const { channel, runId, state, detail, customers } = wanted.group;
      return call('POST /api/dispatch/dead-letters/resend', {
        body: { channel, runId, state, detail, customers, note: wanted.note },
      });
    },
    [['touch-dead-letters'], ['channels']],
    (answer) => {
      setChosen(undefined);
      const refused = Object.entries(answer.refused).map(
        ([reason, count]) => `${word('reason', reason)} ${exact(count)}`,
      );
      message.info([t('run.resent', { count: answer.customers }), ...refused].join(t('run.listMark')));
    },
  );
  if (!reader) return null;
  return (
    <>
      <TouchGroups
        title={t('run.unsendable')}
        none={t('run.noUnsendable')}
        query={letters}
        rowKey={(row) => `${row.channel} ${String(row.runId)} ${row.state} ${row.detail}`}
        reason={(row) => (
          <>
            {word('reason', row.state)}
            {row.detail.startsWith(REFUSED_AGAIN) ? (
              <div className="quiet small">
                {t('run.notAgain', { reason: word('reason', row.detail.slice(REFUSED_AGAIN.length)) })}
              </div>
            ) : (
              <div className="quiet small mono">{row.detail}</div>
            )}
          </>
        )}
        last={{
          key: 'last',
          title: t('run.last'),
          wide: true,
          cell: (row) => <When at={row.last} brief />,
        }}
        customers={t('run.customers')}
        action={(row) =>
          operator &&
          row.detail !== FINAL && (
            <Button
              size="small"
              onClick={() => {
                setChosen(row);
              }}
            >
              {t('run.resend')}
            </Button>
          )
        }
      />
      {chosen && (
        <NoteDialog
          title={t('run.resend')}
          text={t('run.resendText')}
          label={t('run.resendNote')}
          action={t('run.resend')}
          count={chosen.customers}
          busy={resend.isPending}
          error={resend.error}
          onDone={(note) => {
            resend.mutate({ group: chosen, note });
          }}
          onClose={() => {
            setChosen(undefined);
          }}
        />
      )}
    </>
  );
}
