import PauseCircleOutlined from '@ant-design/icons/PauseCircleOutlined';
import PlayCircleOutlined from '@ant-design/icons/PlayCircleOutlined';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { bankDateTime } from '@shared/format/times';
import { useMay } from '@shared/session/session';
import { ProblemView } from '@shared/ui/ProblemView';
import type { NightlyTags } from './types';

/** The time of the bank's day, and whether there are nights at all. */
export function Schedule({ schedule, zone }: { schedule: NightlyTags['schedule']; zone: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const mayChange = useMay('OPERATOR', 'ADMINISTRATOR');
  const stored = schedule.at.slice(0, 5);
  const [at, setAt] = useState(stored);
  const change = useChange(
    (wanted: { at: string; enabled: boolean }) =>
      call('PUT /api/tag-nights/schedule', { body: { ...wanted, version: schedule.version } }),
    [['tag-nights']],
    (_, wanted) => {
      const did = wanted.enabled === schedule.enabled ? 'saved' : wanted.enabled ? 'didResume' : 'didPause';
      message.success(t(`nights.${did}`));
    },
  );
  return (
    <section className="section" aria-label={t('nights.schedule')}>
      <h2 className="section-title">{t('nights.schedule')}</h2>
      <p className="facts" style={{ marginBottom: 12 }}>
        <span>
          {t('nights.at', { zone })} <span className="num">{stored}</span>
        </span>
        {!schedule.enabled && <span className="mark blue">{t('nights.paused')}</span>}
        <span>
          {t('nights.changedBy', { name: schedule.changedBy, time: bankDateTime(schedule.changedAt) })}
        </span>
      </p>
      {mayChange && (
        <div className="tools">
          <Input
            type="time"
            aria-label={t('nights.at', { zone })}
            style={{ width: 136 }}
            value={at}
            onChange={(event) => {
              setAt(event.target.value);
            }}
          />
          <Button
            disabled={!at || at === stored}
            loading={change.isPending}
            onClick={() => {
              change.mutate({ at, enabled: schedule.enabled });
            }}
          >
            {t('nights.save')}
          </Button>
          <Button
            icon={schedule.enabled ? <PauseCircleOutlined /> : <PlayCircleOutlined />}
            onClick={() => {
              change.mutate({ at: stored, enabled: !schedule.enabled });
            }}
          >
            {t(schedule.enabled ? 'nights.pause' : 'nights.resume')}
          </Button>
        </div>
      )}
      {change.isError && <ProblemView problem={asProblem(change.error)} />}
    </section>
  );
}
