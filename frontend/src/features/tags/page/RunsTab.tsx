import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { exact } from '@shared/format/numbers';
import { useMay } from '@shared/session/session';
import { Empty } from '@shared/ui/Empty';
import { People, When } from '@shared/ui/Numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { underWay, useRunsOf } from '../api';
import type { CatalogueTag, TagOfRun, TagRun } from '../types';
import { RunProgress } from '../RunProgress';
import { LiveTab } from '../window/LiveTab';
import { isWindowTag } from '../window/api';
import { DefinitionInWords } from './DefinitionInWords';

/** How it is computed, the run that is under way, and those before. */
export function RunsTab({ tag }: { tag: CatalogueTag }) {
  const { t } = useTranslation();
  const mayRun = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const runs = useRunsOf(tag.code);
  const start = useChange(
    () => call('POST /api/tag-runs', { body: { tags: [tag.code] } }),
    [['tags', tag.code]],
  );
  if (isWindowTag(tag)) return <LiveTab code={tag.code} />;
  if (!tag.defined)
    return tag.source ? (
      <Empty title={t('tags.followsSource', { source: tag.source })} text={t('tags.followsSourceText')}>
        <Link to="/audience/sources">{t('nav.sources')}</Link>
      </Empty>
    ) : (
      <Empty title={t('tags.noDefinition')} text={t('tags.noDefinitionText')} />
    );
  return (
    <>
      <DefinitionInWords code={tag.code} />
      <QueryView query={runs}>
        {(data) => {
          const current = data.find(({ run }) => underWay(run))?.run;
          return (
            <section className="section">
              <h2 className="section-title">
                {t('tags.runs')}
                {mayRun && (
                  <span className="end">
                    <Button
                      size="small"
                      disabled={current !== undefined}
                      loading={start.isPending}
                      onClick={() => {
                        start.mutate(undefined);
                      }}
                    >
                      {t('tags.compute')}
                    </Button>
                  </span>
                )}
              </h2>
              {start.isError && <ProblemView problem={asProblem(start.error)} />}
              {current && <RunProgress run={current} />}
              {data.length === 0 ? (
                <Empty title={t('tags.noRuns')} text={t('tags.noRunsText')} />
              ) : (
                <RunTable runs={data} />
              )}
            </section>
          );
        }}
      </QueryView>
    </>
  );
}

function RunTable({ runs }: { runs: readonly { run: TagRun; tag: TagOfRun }[] }) {
  const { t } = useTranslation();
  return (
    <div className="sheet table-wrap" role="region" aria-label={t('tags.runs')} tabIndex={0}>
      <table className="data">
        <thead>
          <tr>
            <th>{t('tags.run')}</th>
            <th>{t('tags.runStateTitle')}</th>
            <th>{t('tags.asOfDay')}</th>
            <th className="right">{t('tags.known')}</th>
            <th className="right">{t('tags.took')}</th>
            <th className="wide">{t('tags.startedBy')}</th>
            <th className="right wide">{t('tags.startedAt')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ run, tag }) => (
            <tr key={run.id}>
              <td className="num">{run.id}</td>
              <td>
                <RunMark run={run} tag={tag} />
                {tag.problem && <div className="small stale">{tag.problem}</div>}
              </td>
              <td className="num">{run.asOf}</td>
              <td className="right">
                <People of={tag.known} />
              </td>
              <td className="right num">{tag.millis === null ? '–' : `${exact(tag.millis)} ms`}</td>
              <td className="wide">{run.startedBy}</td>
              <td className="right wide">
                <When at={run.startedAt} brief />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What became of this tag in the run; one that a cancelled run did not reach was cancelled. */
function RunMark({ run, tag }: { run: TagRun; tag: TagOfRun }) {
  const { t } = useTranslation();
  const state = tag.state === 'WAITING' ? run.state : tag.state;
  const colour = { DONE: 'green', FAILED: 'red', CANCELLED: '', WAITING: 'amber', RUNNING: 'blue' }[state];
  return <span className={`mark ${colour}`}>{t(`tags.runState.${state}`)}</span>;
}
