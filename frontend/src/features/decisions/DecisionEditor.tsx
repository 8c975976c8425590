import { App, Button, Skeleton, Upload } from 'antd';
import { Suspense, lazy, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Decision } from '@shared/api/types';
import { useMay, useSession } from '@shared/session/session';
import { Copyable } from '@shared/ui/Copyable';
import { When } from '@shared/ui/Numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { SureButton } from '@shared/ui/SureButton';
import { useParameter } from '@shared/ui/useParameter';
import { AddInput } from './AddInput';
import { CapsEffect } from './CapsEffect';
import { Effect } from './Effect';
import { TestRows } from './TestRows';
import { Versions } from './Versions';
import { documentOf, useCertificate, useDraft, useEffective, useExamination, useTags } from './api';
import { columnsOf, faultsOf, withInput } from './table';
import type { Draft, Examination } from './types';

/** The table whose rows say how often a customer may be contacted. */
const CAPS = 'frequency-caps';

const DmnEditor = lazy(() => import('@shared/diagram/DmnEditor'));

/** A table with its draft, its effect on the bank's customers and its test rows. */
export function DecisionEditor({ decision }: { decision: Decision }) {
  const effective = useEffective(decision.key);
  const draft = useDraft(decision.key);
  return (
    <QueryView query={effective}>
      {(inEffect) => (
        <QueryView query={draft}>
          {(begun) => (
            <Editing
              key={`${decision.version} ${begun?.hash ?? ''}`}
              decision={decision}
              inEffect={inEffect}
              draft={begun}
            />
          )}
        </QueryView>
      )}
    </QueryView>
  );
}

function Editing({
  decision,
  inEffect,
  draft,
}: {
  decision: Decision;
  inEffect: string;
  draft: (Draft & { xml: string }) | null;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const key = decision.key;
  const stored = draft?.xml ?? inEffect;
  const [table] = useParameter('table');
  const [row] = useParameter('row');
  const [begin, setBegin] = useState(stored);
  const [xml, setXml] = useState(stored);
  const mayWrite = useMay('MARKETER', 'ANALYST', 'ADMINISTRATOR');
  const mayApprove = useMay('APPROVER');
  const mayCount = useMay('MARKETER', 'ANALYST', 'APPROVER', 'OPERATOR', 'ADMINISTRATOR');
  const me = useSession().data?.name;
  const examination = useExamination(key, xml);
  const columns = useMemo(() => columnsOf(xml), [xml]);
  const faults = useMemo(
    () => faultsOf(examination.data?.findings ?? [], columns),
    [examination.data, columns],
  );
  const tags = useTags().data?.items ?? [];
  // A table over facts of a campaign alone is asked once a campaign: counting customers says nothing.
  const asksTags = ({ inputs }: Examination) =>
    inputs.length === 0 || inputs.some((input) => tags.some((tag) => tag.code === input.name));
  const usable = examination.isSuccess && !examination.isPlaceholderData && examination.data.rows.length > 0;
  const changed = xml !== stored;

  const save = useChange(
    () => call('PUT /api/decisions/{key}/draft', { path: { key }, body: documentOf(xml) }),
    [['decisions', key, 'draft']],
    () => void message.success(t('decisions.saved')),
  );
  const discard = useChange(
    () => call('DELETE /api/decisions/{key}/draft', { path: { key } }),
    [['decisions', key, 'draft']],
  );
  const approve = useChange(
    (hash: string) => call('POST /api/decisions/{key}/draft/approval', { path: { key }, body: { hash } }),
    [['decisions']],
    (version) => void message.success(t('decisions.inEffect', { version: version.version })),
  );
  const failed = [save, discard, approve].find((change) => change.isError);

  return (
    <section>
      <div className="tools">
        <span className="facts">
          <span>{t('segments.versionFact', { version: decision.version })}</span>
          <Copyable text={decision.hash} shorten={12} />
          <CertificateFact decisionKey={key} />
        </span>
        <span className="end decision-actions">
          {mayWrite && (
            <>
              <AddInput
                taken={columns.get(key) ?? []}
                onAdd={(tag, label) => {
                  const next = withInput(xml, key, tag, label);
                  setBegin(next);
                  setXml(next);
                }}
              />
              <Upload
                accept=".dmn,.xml"
                showUploadList={false}
                beforeUpload={(file) => {
                  void file.text().then((text) => {
                    setBegin(text);
                    setXml(text);
                  });
                  return false;
                }}
              >
                <Button>{t('decisions.upload')}</Button>
              </Upload>
              {changed && (
                <Button
                  onClick={() => {
                    setBegin(stored + (begin === stored ? '\n' : ''));
                    setXml(stored);
                  }}
                >
                  {t('decisions.undo')}
                </Button>
              )}
              <Button
                type="primary"
                disabled={!changed || !usable}
                loading={save.isPending}
                onClick={() => {
                  save.mutate(undefined);
                }}
              >
                {t('decisions.saveDraft')}
              </Button>
            </>
          )}
        </span>
      </div>
      {draft && (
        <div className="sheet padded section decision-draft">
          <span>
            <strong>{t('decisions.draft')}</strong> {draft.author} · <When at={draft.changedAt} brief />
            <span className="quiet"> {t('decisions.draftText')}</span>
          </span>
          <span className="decision-actions">
            {mayWrite && (
              <SureButton
                question={t('decisions.discardSure')}
                label={t('decisions.discard')}
                danger
                loading={discard.isPending}
                onSure={() => {
                  discard.mutate(undefined);
                }}
              />
            )}
            {mayApprove && (
              <Button
                type="primary"
                disabled={changed || draft.author === me}
                title={draft.author === me ? t('decisions.ownDraft') : ''}
                loading={approve.isPending}
                onClick={() => {
                  approve.mutate(draft.hash);
                }}
              >
                {t('decisions.approve')}
              </Button>
            )}
          </span>
        </div>
      )}
      {failed && (
        <div className="section">
          <ProblemView problem={asProblem(failed.error)} />
        </div>
      )}
      <div className="sheet padded section decision-sheet">
        <Suspense fallback={<Skeleton active />}>
          <DmnEditor
            xml={begin}
            first={table || key}
            faults={faults}
            chosen={Number(row) || undefined}
            onChange={setXml}
          />
        </Suspense>
      </div>
      <TestRows decisionKey={key} xml={xml} inputs={examination.data?.inputs ?? []} usable={usable} />
      {key === CAPS && usable && mayCount && <CapsEffect xml={xml} />}
      <QueryView query={examination}>{(data) => <Effect of={data} ofCustomers={asksTags(data)} />}</QueryView>
      <Versions decision={decision} />
    </section>
  );
}

/** How far the version in effect was compared with the official engine. */
function CertificateFact({ decisionKey }: { decisionKey: string }) {
  const { t } = useTranslation();
  const { data } = useCertificate(decisionKey);
  if (!data) return null;
  if (data.difference) return <span className="mark-bad">{data.difference}</span>;
  return (
    <span title={t('decisions.certificateText')}>
      {data.exhaustive
        ? t('decisions.exhaustive', { count: data.compared })
        : t('decisions.sampledOf', { compared: data.compared, combinations: String(data.combinations) })}
    </span>
  );
}
