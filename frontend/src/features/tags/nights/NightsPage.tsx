import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { exact } from '@shared/format/numbers';
import { bankDateTime, duration } from '@shared/format/times';
import { usePreferences } from '@shared/session/preferences';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { ProgressLine } from '@shared/ui/ProgressLine';
import { QueryView } from '@shared/ui/QueryView';
import { useParameter } from '@shared/ui/useParameter';
import { NightFailures } from './NightFailures';
import { Schedule } from './Schedule';
import type { Night } from './types';

const POLL_MS = 5_000;

/** Whether tags compute themselves, when next, and what became of the last nights. */
export function NightsPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const mayRun = useMay('OPERATOR', 'ADMINISTRATOR');
  const [open, setOpen] = useParameter('day');
  const nightly = useQuery({
    queryKey: ['tag-nights'],
    queryFn: () => call('GET /api/tag-nights'),
    refetchInterval: POLL_MS,
  });
  const run = useChange(
    () => call('POST /api/tag-nights/runs'),
    [['tag-nights'], ['tags']],
    ({ id }) => message.success(t('nights.started', { run: id })),
  );
  const shown = nightly.data?.nights.find((night) => night.day === open);
  return (
    <>
      <PageHead
        title={t('nights.title')}
        before={<Link to="/audience/tags">{t('nav.tags')}</Link>}
        facts={<span>{t('nights.text')}</span>}
        actions={
          mayRun && (
            <Button
              type="primary"
              loading={run.isPending}
              onClick={() => {
                run.mutate(undefined);
              }}
            >
              {t('nights.runNow')}
            </Button>
          )
        }
      />
      {run.isError && (
        <div className="section">
          <ProblemView problem={asProblem(run.error)} />
        </div>
      )}
      <QueryView query={nightly}>
        {(data) => (
          <>
            <Figures last={data.nights[0]} nextAt={data.nextAt} />
            <Schedule key={data.schedule.version} schedule={data.schedule} zone={data.zone} />
            <section className="section">
              <h2 className="section-title">{t('nights.list')}</h2>
              {data.nights.length === 0 ? (
                <Empty title={t('nights.emptyTitle')} text={t('nights.emptyText')} />
              ) : (
                <NightTable nights={data.nights} onOpen={setOpen} />
              )}
            </section>
          </>
        )}
      </QueryView>
      {shown && (
        <NightFailures
          night={shown}
          onClose={() => {
            setOpen('');
          }}
        />
      )}
    </>
  );
}

function Figures({ last, nextAt }: { last: Night | undefined; nextAt: string | null }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className="figures section">
        <div className="figure">
          <dt>{t('nights.nextTitle')}</dt>
          <dd>
            {nextAt ? (
              <>
                <When at={nextAt} brief />
                <span className="sub num">{bankDateTime(nextAt)}</span>
              </>
            ) : (
              <span className="mark blue">{t('nights.paused')}</span>
            )}
          </dd>
        </div>
        <div className="figure">
          <dt>{t('nights.lastTitle')}</dt>
          <dd>
            {last ? (
              <>
                <NightMark night={last} />
                <span className="sub num">{last.day}</span>
              </>
            ) : (
              <span className="sub">{t('nights.never')}</span>
            )}
          </dd>
        </div>
      </dl>
      {last?.state === 'RUNNING' && (
        <div className="sheet padded section">
          <ProgressLine
            label={t('tags.runUnderWay', { run: last.run, count: last.total ?? 0 })}
            done={last.done ?? 0}
            total={last.total ?? 0}
          />
        </div>
      )}
    </>
  );
}

function NightMark({ night }: { night: Night }) {
  const { t } = useTranslation();
  if (night.state === null) return <span className="mark">{t('nights.nothing')}</span>;
  const colour = { DONE: 'green', FAILED: 'red', CANCELLED: '', WAITING: 'amber', RUNNING: 'blue' }[
    night.state
  ];
  return <span className={`mark ${colour}`}>{t(`tags.runState.${night.state}`)}</span>;
}

function NightTable({ nights, onOpen }: { nights: readonly Night[]; onOpen: (day: string) => void }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  return (
    <DataTable<Night>
      label={t('nights.list')}
      rows={nights}
      rowKey={(row) => row.day}
      onOpen={(row) => {
        if (row.failed) onOpen(row.day);
      }}
      columns={[
        {
          key: 'day',
          title: t('nights.night'),
          cell: (row) => (
            <>
              <span className="num">{row.day}</span>
              {row.missed > 0 && (
                <div className="small quiet">{t('nights.missedCell', { count: row.missed })}</div>
              )}
            </>
          ),
        },
        { key: 'result', title: t('nights.result'), cell: (row) => <NightMark night={row} /> },
        {
          key: 'tags',
          title: t('nights.tags'),
          right: true,
          cell: (row) => <span className="num">{exact(row.total ?? 0)}</span>,
        },
        {
          key: 'failed',
          title: t('nights.failedTags'),
          right: true,
          cell: (row) =>
            row.failed ? (
              <Button
                size="small"
                type="link"
                onClick={(event) => {
                  event.stopPropagation();
                  onOpen(row.day);
                }}
              >
                <span className="num">{exact(row.failed)}</span>
              </Button>
            ) : (
              <span className="num">0</span>
            ),
        },
        {
          key: 'leftOut',
          title: t('nights.leftOut'),
          right: true,
          wide: true,
          cell: (row) => (
            <span className="num" title={t('nights.leftOutTitle')}>
              {exact(row.leftOut)}
            </span>
          ),
        },
        {
          key: 'began',
          title: t('nights.began'),
          right: true,
          wide: true,
          cell: (row) => <span className="num">{bankDateTime(row.startedAt)}</span>,
        },
        {
          key: 'took',
          title: t('nights.took'),
          right: true,
          wide: true,
          cell: (row) =>
            row.finishedAt ? (
              <span className="num">
                {duration((Date.parse(row.finishedAt) - Date.parse(row.startedAt)) / 1000, language)}
              </span>
            ) : (
              <span className="quiet">–</span>
            ),
        },
      ]}
    />
  );
}
