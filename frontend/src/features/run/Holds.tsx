import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import { useWord } from '@shared/i18n/words';
import { useMay } from '@shared/session/session';
import { When } from '@shared/ui/Numbers';
import { NoteDialog } from './NoteDialog';
import type { Hold, HoldReason } from './types';

/** Why nothing leaves on any channel, since when and by whom; and the way out. */
export function Holds() {
  const { t } = useTranslation();
  const word = useWord();
  const operator = useMay('OPERATOR');
  const [releasing, setReleasing] = useState<Hold>();
  const dispatch = useQuery({
    queryKey: ['dispatch'],
    queryFn: () => call('GET /api/dispatch'),
    refetchInterval: 5_000,
  });
  const release = useChange(
    (wanted: { reason: HoldReason; note: string }) => call('POST /api/dispatch/release', { body: wanted }),
    [['dispatch'], ['channels']],
    () => {
      setReleasing(undefined);
    },
  );
  const holds = (dispatch.data?.holds ?? []).filter((hold) => hold.channel === '*');
  return (
    <>
      {holds.map((hold) => (
        <Alert
          key={hold.reason}
          style={{ marginBottom: 12 }}
          type={hold.reason === 'PAUSED' ? 'info' : 'error'}
          showIcon
          title={word('hold', hold.reason)}
          description={
            <>
              {hold.reason === 'RESTORED' && <div>{word('restored', hold.note)}</div>}
              {hold.reason === 'STOPPED' && <div>{hold.note}</div>}
              <div className="quiet small">
                {hold.actor} · <When at={hold.since} />
              </div>
            </>
          }
          action={
            operator &&
            hold.reason !== 'PAUSED' && (
              <Button
                danger
                size="small"
                onClick={() => {
                  setReleasing(hold);
                }}
              >
                {t('run.release')}
              </Button>
            )
          }
        />
      ))}
      {releasing && (
        <NoteDialog
          title={t('run.release')}
          text={t(releasing.reason === 'RESTORED' ? 'run.releaseRestored' : 'run.releaseStopped')}
          label={t('run.releaseNote')}
          action={t('run.release')}
          busy={release.isPending}
          error={release.error}
          onDone={(note) => {
            release.mutate({ reason: releasing.reason, note });
          }}
          onClose={() => {
            setReleasing(undefined);
          }}
        />
      )}
    </>
  );
}
