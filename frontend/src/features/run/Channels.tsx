import ApiOutlined from '@ant-design/icons/ApiOutlined';
import ExperimentOutlined from '@ant-design/icons/ExperimentOutlined';
import PauseCircleOutlined from '@ant-design/icons/PauseCircleOutlined';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import type { Channel } from '@shared/api/types';
import { exact } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { People, When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { ChannelActions } from './ChannelActions';

/** Each channel: whether it answers, how fast it goes against what it may, and what went through it. */
export function Channels() {
  const { t } = useTranslation();
  const word = useWord();
  const operator = useMay('OPERATOR');
  const channels = useQuery({
    queryKey: ['channels'],
    queryFn: () => call('GET /api/channels'),
    refetchInterval: 2_000,
  });
  return (
    <section className="section">
      <h2 className="section-title">{t('run.channels')}</h2>
      <QueryView query={channels} skeletonRows={15}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('run.noChannels')} />
          ) : (
            <DataTable
              label={t('run.channels')}
              rows={rows}
              rowKey={(row) => `${row.channel} ${row.adapter}`}
              columns={[
                {
                  key: 'name',
                  title: t('campaigns.channel'),
                  cell: (row) => (
                    <>
                      <span className="name">{word('channel', row.channel)}</span>
                      <div className="quiet small desktop-only">
                        {row.simulated ? (
                          <>
                            <ExperimentOutlined aria-hidden /> {t('run.simulated')}
                          </>
                        ) : (
                          <span className="mono">{row.adapter}</span>
                        )}
                      </div>
                    </>
                  ),
                },
                { key: 'health', title: t('run.health'), cell: (row) => <Health channel={row} /> },
                {
                  key: 'pace',
                  title: t('run.pace'),
                  right: true,
                  wide: true,
                  cell: (row) => <Pace channel={row} />,
                },
                {
                  key: 'repeat',
                  title: t('run.repeat'),
                  wide: true,
                  cell: (row) => (row.idempotent ? t('run.safe') : t('run.once')),
                },
                {
                  key: 'open',
                  title: t('touch.open'),
                  right: true,
                  wide: true,
                  cell: (row) => <People of={row.open} />,
                },
                {
                  key: 'sent',
                  title: t('touch.sent'),
                  right: true,
                  wide: true,
                  cell: (row) => <People of={row.sent} />,
                },
                {
                  key: 'refused',
                  title: t('touch.refused'),
                  right: true,
                  wide: true,
                  cell: (row) => <People of={row.refused} />,
                },
                {
                  key: 'doubt',
                  title: t('touch.inDoubt'),
                  right: true,
                  wide: true,
                  cell: (row) => <People of={row.inDoubt} />,
                },
                ...(operator
                  ? [
                      {
                        key: 'do',
                        title: t('run.actions'),
                        right: true,
                        cell: (row: Channel) => <ChannelActions channel={row} />,
                      },
                    ]
                  : []),
              ]}
            />
          )
        }
      </QueryView>
    </section>
  );
}

function Health({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const word = useWord();
  const { breaker, held, hung } = channel;
  return (
    <>
      {held.map((why) => (
        <div key={why}>
          <span className={`mark ${why === 'PAUSED' ? 'blue' : 'red'}`}>
            <PauseCircleOutlined aria-hidden /> {word('hold', why)}
          </span>
        </div>
      ))}
      {held.length === 0 && breaker && (
        <span className="mark red">
          <ApiOutlined aria-hidden /> {breaker.probing ? t('run.probing') : t('run.silent')}
        </span>
      )}
      {held.length === 0 && !breaker && <span className="mark green">●&nbsp;{t('run.answers')}</span>}
      {breaker && (
        <div className="quiet small">
          <span className="mono">{breaker.reason}</span> · {t('run.since')} <When at={breaker.since} brief />
        </div>
      )}
      {hung > 0 && <div className="quiet small">{t('run.hung', { count: hung })}</div>}
    </>
  );
}

/** The narrowest limit that there is, with what was used of it. */
function Pace({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const { pace } = channel;
  const lines: [number, number | null, string][] = [
    [pace.lastSecond, pace.perSecond, t('run.aSecond')],
    [pace.lastMinute, pace.perMinute, t('run.aMinute')],
    [pace.today, pace.perDay, t('run.aDay')],
  ];
  const limited = lines.filter(([, limit]) => limit !== null);
  if (limited.length === 0) {
    return (
      <>
        <span className="num">
          {exact(pace.lastMinute)} {t('run.aMinute')}
        </span>
        <div className="quiet small">{t('run.noLimit')}</div>
      </>
    );
  }
  return (
    <>
      {limited.map(([used, limit, unit]) => (
        <div key={unit} className="num">
          {exact(used)} / {exact(limit ?? 0)} {unit}
        </div>
      ))}
    </>
  );
}
