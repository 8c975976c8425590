import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { upload } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { exact } from '@shared/format/numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import type { PlanReport } from './types';

/** A tracking plan: first what it would change, then the change. */
export function PlanPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [source, setSource] = useState('');
  const [owner, setOwner] = useState('');
  const take = useMutation({
    mutationFn: (asked: { file: File; apply: boolean }) =>
      upload<PlanReport>(
        `/api/event-types/plan?${new URLSearchParams({ source, owner, apply: String(asked.apply) }).toString()}`,
        asked.file,
        () => undefined,
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['event-types'] }),
  });
  const named = source.trim() !== '' && owner.trim() !== '';
  const applied = take.variables?.apply === true && take.isSuccess;
  return (
    <Drawer open title={t('eventTypes.plan')} onClose={onClose} size={520}>
      <p className="quiet">{t('eventTypes.planText')}</p>
      <pre className="sheet padded small">{'event,property,type,required\npage_view,page,string,true'}</pre>
      <Form layout="vertical">
        <Form.Item label={t('eventTypes.source')} htmlFor="plan-source">
          <Input
            id="plan-source"
            value={source}
            maxLength={100}
            onChange={(event) => {
              setSource(event.target.value);
            }}
          />
        </Form.Item>
        <Form.Item label={t('eventTypes.owner')} htmlFor="plan-owner">
          <Input
            id="plan-owner"
            value={owner}
            maxLength={100}
            onChange={(event) => {
              setOwner(event.target.value);
            }}
          />
        </Form.Item>
      </Form>
      <Upload
        accept=".csv,.json,.txt"
        showUploadList={false}
        disabled={!named}
        beforeUpload={(chosen) => {
          setFile(chosen);
          take.mutate({ file: chosen, apply: false });
          return false;
        }}
      >
        <Button icon={<UploadOutlined />} disabled={!named} loading={take.isPending}>
          {t('eventTypes.planFile')}
        </Button>
      </Upload>
      {take.isError && <ProblemView problem={asProblem(take.error)} />}
      {take.data && (
        <div role="status" className="section" style={{ marginTop: 16 }}>
          <strong>{applied ? t('eventTypes.planDone') : t('eventTypes.planWould')}</strong>
          <dl className="keyvalues">
            {(['declared', 'changed', 'same', 'refused'] as const).map((what) => (
              <Line key={what} name={t(`eventTypes.planPart.${what}`)} codes={take.data[what]} />
            ))}
          </dl>
          <ul className="plain small">
            {take.data.findings.map((finding) => (
              <li key={`${finding.place} ${finding.message}`}>
                <code>{finding.place}</code> {finding.message}
              </li>
            ))}
          </ul>
          {!applied && file && take.data.declared.length + take.data.changed.length > 0 && (
            <Button
              type="primary"
              loading={take.isPending}
              onClick={() => {
                take.mutate({ file, apply: true });
              }}
            >
              {t('eventTypes.planApply')}
            </Button>
          )}
        </div>
      )}
    </Drawer>
  );
}

function Line({ name, codes }: { name: string; codes: string[] }) {
  return (
    <>
      <dt>
        {name} <span className="num">{exact(codes.length)}</span>
      </dt>
      <dd className="mono small">{codes.slice(0, 20).join(', ') || '–'}</dd>
    </>
  );
}
