import PauseCircleOutlined from '@ant-design/icons/PauseCircleOutlined';
import PlayCircleOutlined from '@ant-design/icons/PlayCircleOutlined';
import { App, Button, Form, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Channel } from '@shared/api/types';
import { useNamed } from '@shared/i18n/names';
import { ProblemView } from '@shared/ui/ProblemView';
import './types';

const STALE = [['channels'], ['dispatch']] as const;

/** Pause one channel, and set the most messages a second. */
export function ChannelActions({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const { modal } = App.useApp();
  const [pacing, setPacing] = useState(false);
  const name = nameOf(channel);
  const paused = channel.held.includes('PAUSED');
  const change = useChange(
    (way: 'pause' | 'resume') =>
      call(`POST /api/channels/{channel}/${way}`, { path: { channel: channel.channel } }),
    STALE,
  );
  return (
    <span style={{ display: 'inline-flex', gap: 4, flexWrap: 'wrap', justifyContent: 'flex-end' }}>
      <Button
        size="small"
        aria-label={t('run.paceNamed', { name })}
        onClick={() => {
          setPacing(true);
        }}
      >
        {t('run.setPace')}
      </Button>
      <Button
        size="small"
        icon={paused ? <PlayCircleOutlined /> : <PauseCircleOutlined />}
        aria-label={t(paused ? 'run.resumeNamed' : 'run.pauseNamed', { name })}
        loading={change.isPending}
        onClick={() => {
          change.mutate(paused ? 'resume' : 'pause', {
            onError: (error) => {
              modal.error({ title: null, icon: null, content: <ProblemView problem={asProblem(error)} /> });
            },
          });
        }}
      />
      {pacing && (
        <PaceDialog
          channel={channel}
          name={name}
          onClose={() => {
            setPacing(false);
          }}
        />
      )}
    </span>
  );
}

function PaceDialog({ channel, name, onClose }: { channel: Channel; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [perSecond, setPerSecond] = useState<number | null>(channel.pace.perSecond);
  const set = useChange(
    () =>
      call('PUT /api/channels/{channel}/pace', {
        path: { channel: channel.channel },
        body: { perSecond },
      }),
    STALE,
    onClose,
  );
  return (
    <Modal
      open
      title={t('run.paceNamed', { name })}
      okText={t('run.setPace')}
      okButtonProps={{ loading: set.isPending }}
      cancelText={t('common.cancel')}
      onOk={() => {
        set.mutate(undefined);
      }}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 12 }}>{t('run.paceText')}</p>
      <Form layout="vertical">
        <Form.Item label={t('run.perSecond')} htmlFor="per-second">
          <InputNumber
            id="per-second"
            autoFocus
            min={1}
            max={1_000_000}
            value={perSecond}
            placeholder={t('run.noLimit')}
            style={{ width: '100%' }}
            onChange={setPerSecond}
          />
        </Form.Item>
      </Form>
      {set.isError && <ProblemView problem={asProblem(set.error)} />}
    </Modal>
  );
}
