import PauseCircleOutlined from '@ant-design/icons/PauseCircleOutlined';
import PlayCircleOutlined from '@ant-design/icons/PlayCircleOutlined';
import StopOutlined from '@ant-design/icons/StopOutlined';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useMay } from '@shared/session/session';
import { ProblemView } from '@shared/ui/ProblemView';
import { useParameter } from '@shared/ui/useParameter';
import { NoteDialog } from './NoteDialog';
import './types';

const STALE = [['channels'], ['dispatch']] as const;

/** The brake for everything: a pause for a while, a stop for an emergency. */
export function DispatchSwitch() {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const operator = useMay('OPERATOR');
  // The portfolio sends people here who want to stop everything.
  const [asked, setAsked] = useParameter('stop');
  const [pressed, setPressed] = useState(false);
  const stopping = pressed || asked !== '';
  const setStopping = (open: boolean) => {
    setPressed(open);
    if (!open && asked) setAsked('');
  };
  const dispatch = useQuery({
    queryKey: ['dispatch'],
    queryFn: () => call('GET /api/dispatch'),
    refetchInterval: 5_000,
  });
  const change = useChange(
    (way: 'pause' | 'resume') => call(`POST /api/dispatch/${way}`),
    STALE,
    (_, way) => {
      message.success(t(`run.did.${way}`));
    },
  );
  const stop = useChange(
    (note: string) => call('POST /api/dispatch/stop', { body: { note } }),
    STALE,
    () => {
      setStopping(false);
      message.success(t('run.did.stop'));
    },
  );
  if (!operator || !dispatch.data) return null;
  const all = dispatch.data.holds.filter((hold) => hold.channel === '*').map((hold) => hold.reason);
  const way = all.includes('PAUSED') ? 'resume' : 'pause';
  return (
    <>
      {!all.includes('STOPPED') && (
        <Button
          danger
          icon={<StopOutlined />}
          onClick={() => {
            setStopping(true);
          }}
        >
          {t('run.stop')}
        </Button>
      )}
      <Button
        type={way === 'resume' ? 'primary' : 'default'}
        icon={way === 'resume' ? <PlayCircleOutlined /> : <PauseCircleOutlined />}
        loading={change.isPending}
        onClick={() => {
          change.mutate(way, {
            onError: (error) => {
              modal.error({ title: null, icon: null, content: <ProblemView problem={asProblem(error)} /> });
            },
          });
        }}
      >
        {t(`run.${way}`)}
      </Button>
      {stopping && (
        <NoteDialog
          title={t('run.stop')}
          text={t('run.stopText')}
          label={t('run.stopNote')}
          action={t('run.stop')}
          busy={stop.isPending}
          error={stop.error}
          onDone={stop.mutate}
          onClose={() => {
            setStopping(false);
          }}
        />
      )}
    </>
  );
}
