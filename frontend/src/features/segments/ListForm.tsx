import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Progress, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, upload } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import type { SegmentListReport } from '@shared/api/types';
import { exact } from '@shared/format/numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import type { KindFormProps } from './kindForm';

/** A file of customer keys, and what became of each of its lines. */
export function ListForm({ value, onChange, readOnly }: KindFormProps) {
  const { t } = useTranslation();
  const [share, setShare] = useState(0);
  const id = (value as { list?: number } | null)?.list;
  const report = useQuery({
    queryKey: ['segment-lists', id],
    queryFn: () => call('GET /api/segment-lists/{id}', { path: { id: id ?? 0 } }),
    enabled: id !== undefined,
  });
  const add = useMutation({
    mutationFn: ({ file, append }: { file: File; append: boolean }) =>
      upload<SegmentListReport>(
        append ? `/api/segment-lists?appendTo=${id ?? 0}` : '/api/segment-lists',
        file,
        setShare,
      ),
    onSuccess: (made) => {
      onChange({ list: made.id });
    },
  });
  const choose = (append: boolean, label: string) => (
    <Upload
      accept=".csv,.txt"
      showUploadList={false}
      beforeUpload={(file) => {
        setShare(0);
        add.mutate({ file, append });
        return false;
      }}
    >
      <Button icon={<UploadOutlined />} loading={add.isPending}>
        {label}
      </Button>
    </Upload>
  );
  return (
    <div>
      {!readOnly && (
        <div className="tools">
          {choose(false, id === undefined ? t('segmentKind.upload') : t('segmentKind.replace'))}
          {id !== undefined && choose(true, t('segmentKind.append'))}
        </div>
      )}
      <p className="quiet small">{t('segmentKind.listHint')}</p>
      {add.isPending && <Progress percent={Math.round(share * 100)} />}
      {add.isError && <ProblemView problem={asProblem(add.error)} />}
      {id !== undefined && (
        <QueryView query={report} skeletonRows={3}>
          {(data) => <Report report={data} />}
        </QueryView>
      )}
    </div>
  );
}

function Report({ report }: { report: SegmentListReport }) {
  const { t } = useTranslation();
  const refused = report.unknown + report.malformed;
  return (
    <div className="sheet padded" data-testid="list-report">
      <div className="mono">{report.file}</div>
      <dl className="facts">
        {(['lines', 'customers', 'duplicates', 'unknown', 'malformed'] as const).map((fact) => (
          <div key={fact}>
            <dt className="quiet small">{t(`segmentKind.report.${fact}`)}</dt>
            <dd className="num">{exact(report[fact])}</dd>
          </div>
        ))}
      </dl>
      {refused > 0 && (
        <>
          <ul className="plain small">
            {report.firstRefused.slice(0, 5).map((line) => (
              <li key={line.number}>
                {t(`segmentKind.refused.${line.reason}`, { line: line.number, key: line.key })}
              </li>
            ))}
          </ul>
          <a href={`/api/segment-lists/${report.id}/refused.csv`}>{t('segmentKind.refusedFile')}</a>
        </>
      )}
    </div>
  );
}
