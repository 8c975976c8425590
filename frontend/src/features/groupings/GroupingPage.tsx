import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useMay } from '@shared/session/session';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { Repeat } from './Repeat';
import { RunMark } from './RunMark';
import { RunProgress } from './RunProgress';
import { RunResult } from './RunResult';
import { RunsList } from './RunsList';
import { underWay, useGrouping } from './api';
import type { Grouping } from './types';

export function GroupingPage() {
  const { code = '' } = useParams();
  const grouping = useGrouping(code);
  return <QueryView query={grouping}>{(data) => <GroupingView grouping={data} />}</QueryView>;
}

/** What runs, what waits for a decision, what is in effect, and what was before. */
function GroupingView({ grouping }: { grouping: Grouping }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const mayEdit = useMay('MARKETER');
  const { newest, inEffect } = grouping;
  const running = underWay(newest);
  const start = useChange(
    () => call('POST /api/groupings/{code}/runs', { path: { code: grouping.code } }),
    [['groupings']],
    () => message.success(t('groupings.started')),
  );
  return (
    <>
      <PageHead
        title={grouping.name}
        facts={
          <>
            <RunMark run={newest} />
            <span className="mono">{grouping.code}</span>
            <span>{t(`groupings.methods.${grouping.method}`)}</span>
            <span>
              {grouping.base ? (
                <Link to={`/audience/segments/${grouping.base}`}>{grouping.baseName}</Link>
              ) : (
                t('groupings.everybody')
              )}
            </span>
            <span>{t('segments.versionFact', { version: grouping.version })}</span>
            <When at={grouping.updatedAt} brief />
          </>
        }
        actions={
          mayEdit && (
            <>
              <Link to={`/audience/groupings/${grouping.code}/edit`}>{t('groupings.edit')}</Link>
              <Button
                type={newest ? 'default' : 'primary'}
                disabled={running}
                loading={start.isPending}
                onClick={() => {
                  start.mutate(undefined);
                }}
              >
                {newest ? t('groupings.runAgain') : t('groupings.run')}
              </Button>
            </>
          )
        }
      />
      {start.isError && (
        <div className="section">
          <ProblemView problem={asProblem(start.error)} onRetry={start.reset} />
        </div>
      )}
      {newest && running && <RunProgress code={grouping.code} run={newest} mayCancel={mayEdit} />}
      {newest && newest.state === 'FAILED' && (
        <div className="section">
          <ProblemView
            problem={{
              status: 422,
              code: newest.problemCode ?? 'INTERNAL',
              title: t('groupings.failed'),
              ...(newest.problem ? { detail: newest.problem } : {}),
              findings: newest.findings,
            }}
          />
        </div>
      )}
      {newest && newest.state === 'CANCELLED' && (
        <p className="section quiet">{t('groupings.cancelledText')}</p>
      )}
      {!newest && <Empty title={t('groupings.neverRun')} text={t('groupings.neverRunText')} />}
      {newest?.state === 'DONE' && newest.standing !== 'IN_EFFECT' && newest.groups && (
        <RunResult grouping={grouping} run={newest} />
      )}
      {inEffect && <RunResult grouping={grouping} run={inEffect} />}
      {newest && (
        <>
          <Repeat
            key={`${grouping.repeatDays ?? ''} ${grouping.repeatAt ?? ''}`}
            grouping={grouping}
            mayEdit={mayEdit}
          />
          <RunsList code={grouping.code} />
        </>
      )}
    </>
  );
}
