import ExperimentOutlined from '@ant-design/icons/ExperimentOutlined';
import PauseCircleOutlined from '@ant-design/icons/PauseCircleOutlined';
import PlayCircleOutlined from '@ant-design/icons/PlayCircleOutlined';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { usePreferences } from '@shared/session/preferences';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { People } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { DeadLetters } from './DeadLetters';

/** What carries the messages, and what did not get through. */
export function RunPage() {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const channels = useQuery({
    queryKey: ['channels'],
    queryFn: () => call('GET /api/channels'),
    refetchInterval: 5_000,
  });
  return (
    <>
      <PageHead title={t('nav.run')} facts={<span>{t('run.facts')}</span>} actions={<DispatchSwitch />} />
      <section className="section">
        <h2 className="section-title">{t('run.channels')}</h2>
        <QueryView query={channels}>
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
                        <span className="name">{language === 'en' ? row.nameEn : row.nameZh}</span>
                        <div className="quiet small mono">{row.adapter}</div>
                      </>
                    ),
                  },
                  {
                    key: 'mode',
                    title: t('run.mode'),
                    cell: (row) =>
                      row.simulated ? (
                        <span className="mark amber">
                          <ExperimentOutlined aria-hidden /> {t('run.simulated')}
                        </span>
                      ) : (
                        <span className="mark green">● {t('run.real')}</span>
                      ),
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
                    cell: (row) => <People of={row.sent} />,
                  },
                  {
                    key: 'refused',
                    title: t('touch.refused'),
                    right: true,
                    cell: (row) => <People of={row.refused} />,
                  },
                  {
                    key: 'doubt',
                    title: t('touch.inDoubt'),
                    right: true,
                    wide: true,
                    cell: (row) => <People of={row.inDoubt} />,
                  },
                ]}
              />
            )
          }
        </QueryView>
      </section>
      <DeadLetters />
    </>
  );
}

function DispatchSwitch() {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const operator = useMay('OPERATOR');
  const change = useChange(
    (way: 'pause' | 'resume') => call(`POST /api/dispatch/${way}`),
    [['channels'], ['dispatch']],
    (_, way) => {
      message.success(t(`run.did.${way}`));
    },
  );
  const dispatch = useQuery({
    queryKey: ['dispatch'],
    queryFn: () => call('GET /api/dispatch'),
    refetchInterval: 10_000,
  });
  if (!operator || !dispatch.data) return null;
  const way = dispatch.data.paused ? 'resume' : 'pause';
  const ask = () => {
    change.mutate(way, {
      onError: (error) => {
        modal.error({ title: null, icon: null, content: <ProblemView problem={asProblem(error)} /> });
      },
    });
  };
  return (
    <>
      {dispatch.data.paused && <span className="mark red">⏸ {t('run.paused')}</span>}
      <Button
        type={dispatch.data.paused ? 'primary' : 'default'}
        icon={dispatch.data.paused ? <PlayCircleOutlined /> : <PauseCircleOutlined />}
        loading={change.isPending}
        onClick={ask}
      >
        {t(`run.${way}`)}
      </Button>
    </>
  );
}
