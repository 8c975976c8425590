import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { ExportTags } from './ExportTags';
import { MovingTable } from './MovingTable';
import type { MovingFile, MovingReport } from './types';

/** Tags written down for another environment, and those of another taken over. */
export function MovingPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [file, setFile] = useState<MovingFile>();
  const [taken, setTaken] = useState<MovingReport>();
  const check = useMutation({
    mutationFn: async (chosen: File) => {
      const read = JSON.parse(await chosen.text()) as MovingFile;
      const report = await call('POST /api/tag-files/check', { body: read });
      setFile(read);
      setTaken(undefined);
      return report;
    },
  });
  const take = useChange(
    (wanted: MovingFile) => call('POST /api/tag-files/import', { body: wanted }),
    [['tags'], ['tag-catalogue']],
    (report) => {
      setTaken(report);
      message.success(t('tagFiles.taken'));
    },
  );
  const report = taken ?? check.data;
  const fresh = report?.tags.filter((tag) => tag.standing === 'NEW').length ?? 0;
  return (
    <>
      <PageHead
        title={t('tagFiles.title')}
        before={<Link to="/audience/tags">{t('nav.tags')}</Link>}
        facts={<span>{t('tagFiles.text')}</span>}
      />
      <ExportTags />
      <section className="section">
        <h2 className="section-title">
          {t('tagFiles.import')}
          <span className="end">
            <Upload
              accept=".json"
              showUploadList={false}
              beforeUpload={(chosen) => {
                check.mutate(chosen);
                return false;
              }}
            >
              <Button icon={<UploadOutlined />} loading={check.isPending}>
                {t('tagFiles.choose')}
              </Button>
            </Upload>
          </span>
        </h2>
        <p className="quiet">{t('tagFiles.importText')}</p>
        {check.isError &&
          (check.error instanceof SyntaxError ? (
            <p role="alert">{t('tagFiles.noJson')}</p>
          ) : (
            <ProblemView problem={asProblem(check.error)} />
          ))}
        {take.isError && <ProblemView problem={asProblem(take.error)} />}
        {report && (
          <>
            {report.findings.length > 0 && (
              <div className="problem section" role="alert">
                <strong>{t('tagFiles.unfit')}</strong>
                <ul>
                  {report.findings.map((finding) => (
                    <li key={`${finding.place} ${finding.message}`}>
                      <code>{finding.place}</code> {finding.message}
                    </li>
                  ))}
                </ul>
              </div>
            )}
            <MovingTable lines={report.tags} taken={taken !== undefined} />
            {!taken && file && (
              <p className="section">
                <Button
                  type="primary"
                  disabled={report.findings.length > 0 || fresh === 0}
                  loading={take.isPending}
                  onClick={() => {
                    take.mutate(file);
                  }}
                >
                  {t('tagFiles.take', { count: fresh })}
                </Button>
              </p>
            )}
          </>
        )}
      </section>
    </>
  );
}
