import { useQueryClient } from '@tanstack/react-query';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { upload } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import type { Problem } from '@shared/api/types';
import { exact } from '@shared/format/numbers';
import { DataTable } from '@shared/ui/DataTable';
import { ProblemView } from '@shared/ui/ProblemView';
import type { CallResultReport } from './types';

/** The call centre's answers, row by row: what counted, and what did not and why. */
export function ResultFile() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<CallResultReport>();
  const [problem, setProblem] = useState<Problem>();
  const take = (file: File) => {
    setBusy(true);
    setReport(undefined);
    setProblem(undefined);
    upload<CallResultReport>('/api/call-lists/results', file, () => undefined)
      .then(
        (taken) => {
          setReport(taken);
          return queries.invalidateQueries({ queryKey: ['call-lists'] });
        },
        (failure: unknown) => {
          setProblem(asProblem(failure));
        },
      )
      .finally(() => {
        setBusy(false);
      });
  };
  return (
    <section className="section">
      <h2 className="section-title">{t('calls.results')}</h2>
      <p className="quiet" style={{ marginBottom: 12 }}>
        {t('calls.resultsText')} <code>touch_id,result,call_back</code>
      </p>
      <Upload
        accept=".csv"
        showUploadList={false}
        disabled={busy}
        beforeUpload={(file) => {
          take(file);
          return false;
        }}
      >
        <Button loading={busy}>{t('calls.choose')}</Button>
      </Upload>
      <div role="status" style={{ margin: '12px 0' }}>
        {report && (
          <p>
            {report.accepted > 0 && (
              <span className="mark green">
                ✓ {t('calls.accepted', { count: report.accepted, shown: exact(report.accepted) })}
              </span>
            )}{' '}
            {report.rejected > 0 && (
              <span className="mark red">
                ✕ {t('calls.rejected', { count: report.rejected, shown: exact(report.rejected) })}
              </span>
            )}
          </p>
        )}
      </div>
      {problem && <ProblemView problem={problem} />}
      {report && report.errors.length > 0 && <Errors errors={report.errors} />}
    </section>
  );
}

function Errors({ errors }: { errors: CallResultReport['errors'] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t('calls.errors')}
      rows={errors}
      rowKey={(row) => `${row.place} ${row.code}`}
      columns={[
        {
          key: 'place',
          title: t('calls.line'),
          cell: (row) => <span className="num">{row.place.replace(/^line /, '')}</span>,
        },
        {
          key: 'why',
          title: t('calls.why'),
          cell: (row) => t(`problemCode.${row.code}`, { defaultValue: row.message }),
        },
      ]}
    />
  );
}
