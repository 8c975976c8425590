import TagsOutlined from '@ant-design/icons/TagsOutlined';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { ImportRun } from '@shared/api/types';
import { DataTable } from '@shared/ui/DataTable';
import { People } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { ProgressLine } from '@shared/ui/ProgressLine';
import { QueryView } from '@shared/ui/QueryView';
import { usePage } from '@shared/ui/useServerList';
import { useImport, useRejections } from './api';
import { ConsentButton } from './ConsentButton';
import { ImportStateMark } from './ImportStateMark';
import { MakeTagsButton } from './MakeTagsButton';

const COUNTS = [
  'rows',
  'accepted',
  'rejected',
  'created',
  'changed',
  'unchanged',
  'removed',
  'addressesLeftOut',
] as const;

/** One import: its progress while it runs, its report for ever after. */
export function ImportPage() {
  const { id = '' } = useParams();
  const run = useImport(id);
  return <QueryView query={run}>{(data) => <ImportView run={data} />}</QueryView>;
}

function ImportView({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const done = run.state === 'DONE';
  return (
    <>
      <PageHead
        title={run.name || run.code}
        facts={
          <>
            <ImportStateMark state={run.state} />
            <span className="mono">{run.code}</span>
          </>
        }
        actions={
          done && (
            <>
              <ConsentButton source={run.code} />
              <MakeTagsButton source={run.code} icon={<TagsOutlined />} />
            </>
          )
        }
      />
      {run.state === 'RUNNING' && (
        <div className="sheet padded section">
          <ProgressLine
            label={t('imports.running')}
            done={run.rows}
            total={run.progress > 0 ? Math.round(run.rows / run.progress) : 0}
            startedAt={run.startedAt}
          />
        </div>
      )}
      {run.problem && (
        <div className="section">
          <ProblemView problem={{ title: run.problem.message, code: run.problem.code, status: 422 }} />
        </div>
      )}
      <dl className="figures section">
        {COUNTS.map((key) => (
          <div className="figure" key={key}>
            <dt>{t(`imports.${key}`)}</dt>
            <dd>
              <People of={run[key]} />
            </dd>
          </div>
        ))}
      </dl>
      {run.state !== 'RUNNING' && run.rejected > 0 && <Rejections id={String(run.id)} />}
      {done && run.rejected === 0 && <p className="quiet">{t('imports.noRejections')}</p>}
    </>
  );
}

function Rejections({ id }: { id: string }) {
  const { t } = useTranslation();
  const [page, setPage] = usePage();
  const rejections = useRejections(id, page);
  return (
    <section className="section">
      <h2 className="section-title">
        {t('imports.rejectedRows')}
        <span className="end">
          <a href={`/api/imports/${encodeURIComponent(id)}/rejections.csv`} download>
            CSV
          </a>
        </span>
      </h2>
      <QueryView query={rejections}>
        {(data) => (
          <DataTable
            label={t('imports.rejectedRows')}
            rows={data.items}
            rowKey={(row) => `${row.line} ${row.column} ${row.code}`}
            paging={{ page, total: data.total, onPage: setPage }}
            columns={[
              { key: 'line', title: t('imports.line'), right: true, cell: (row) => row.line },
              {
                key: 'column',
                title: t('imports.column'),
                cell: (row) => <span className="mono">{row.column ?? '–'}</span>,
              },
              { key: 'reason', title: t('imports.reason'), cell: (row) => row.reason },
              {
                key: 'value',
                title: t('imports.value'),
                wide: true,
                cell: (row) => <span className="mono quiet">{row.value ?? ''}</span>,
              },
            ]}
          />
        )}
      </QueryView>
    </section>
  );
}
