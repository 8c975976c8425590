import { useQuery } from '@tanstack/react-query';
import { Input, Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import type { ElementMove, ElementVersion, ElementView } from '@shared/api/elements';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { Copyable } from '@shared/ui/Copyable';
import { When } from '@shared/ui/Numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { ElementFacts } from './ElementFacts';
import { ElementMark } from './ElementMark';
import { useChangeWords } from './changes';

/** The versions, newest first; the chosen one in full, with what may be done and how it differs from another. */
export function ElementVersions({ element }: { element: ElementView }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState<number>();
  const version = element.versions.find((each) => each.number === number) ?? element.versions[0];
  if (!version) return null;
  return (
    <section className="section">
      <h2 className="section-title">
        {t('elements.versions')}
        <span className="end">
          <Select
            aria-label={t('elements.versions')}
            value={version.number}
            onChange={setNumber}
            popupMatchSelectWidth={false}
            options={element.versions.map((each) => ({
              value: each.number,
              label: `${t('segments.versionFact', { version: each.number })} · ${t(`elements.state.${each.state}`)}`,
            }))}
          />
        </span>
      </h2>
      <div className="sheet padded">
        <p className="facts" style={{ marginBottom: 16 }}>
          <ElementMark state={version.state} />
          <span>
            {t('elements.by', { person: version.author })} <When at={version.savedAt} brief />
          </span>
          {version.decidedBy && version.decidedAt && (
            <span>
              {t('elements.decidedBy', { person: version.decidedBy })} <When at={version.decidedAt} brief />
            </span>
          )}
          <Copyable text={version.hash} shorten={12} />
        </p>
        {version.note && <p className="section">{version.note}</p>}
        <ElementFacts content={version.content} />
        <Moves elementKey={element.summary.key} version={version} />
      </div>
      {element.versions.length > 1 && <Changes key={version.number} element={element} version={version} />}
    </section>
  );
}

function Moves({ elementKey, version }: { elementKey: string; version: ElementVersion }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'REFUSE' | 'WITHDRAW'>();
  const [note, setNote] = useState('');
  const move = useChange(
    (wanted: ElementMove) =>
      call('POST /api/elements/{key}/moves', {
        path: { key: elementKey },
        body: { move: wanted, version: version.number, ...(note.trim() ? { note: note.trim() } : {}) },
      }),
    [['elements'], ['campaigns'], ['campaign']],
    () => {
      setAsking(undefined);
      setNote('');
    },
  );
  if (version.may.length === 0) return null;
  return (
    <div style={{ marginTop: 16 }}>
      {move.isError && !asking && <ProblemView problem={asProblem(move.error)} />}
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
        {version.may.map((each) => (
          <Button
            key={each}
            {...(each === 'SUBMIT' || each === 'APPROVE' ? { type: 'primary' as const } : {})}
            danger={each === 'WITHDRAW'}
            loading={move.isPending}
            onClick={() => {
              if (each === 'SUBMIT' || each === 'APPROVE') move.mutate(each);
              else setAsking(each);
            }}
          >
            {t(`elements.move.${each}`)}
          </Button>
        ))}
      </div>
      {asking && (
        <Modal
          open
          title={t(`elements.move.${asking}`)}
          okText={t(`elements.move.${asking}`)}
          cancelText={t('common.cancel')}
          okButtonProps={{ disabled: !note.trim(), danger: asking === 'WITHDRAW' }}
          confirmLoading={move.isPending}
          onOk={() => {
            move.mutate(asking);
          }}
          onCancel={() => {
            setAsking(undefined);
          }}
        >
          {move.isError && <ProblemView problem={asProblem(move.error)} />}
          <p className="section">{t(`elements.why.${asking}`)}</p>
          <Input.TextArea
            aria-label={t('elements.note')}
            placeholder={t('elements.note')}
            value={note}
            maxLength={500}
            onChange={(event) => {
              setNote(event.target.value);
            }}
          />
        </Modal>
      )}
    </div>
  );
}

/** How this version differs from another one, by default the one before it. */
function Changes({ element, version }: { element: ElementView; version: ElementVersion }) {
  const { t } = useTranslation();
  const words = useChangeWords();
  const others = element.versions.map((each) => each.number).filter((each) => each !== version.number);
  const [from, setFrom] = useState(others.find((each) => each < version.number) ?? others[0] ?? 0);
  const changes = useQuery({
    queryKey: ['elements', element.summary.key, 'changes', String(from), String(version.number)],
    queryFn: () =>
      call('GET /api/elements/{key}/changes', {
        path: { key: element.summary.key },
        query: { from, to: version.number },
      }),
  });
  return (
    <div style={{ marginTop: 16 }}>
      <h2 className="section-title">
        {t('elements.changes', { to: version.number })}
        <Select
          aria-label={t('elements.against')}
          value={from}
          onChange={setFrom}
          popupMatchSelectWidth={false}
          options={others.map((each) => ({
            value: each,
            label: t('segments.versionFact', { version: each }),
          }))}
        />
      </h2>
      <QueryView query={changes}>
        {(all) => (
          <div className="diff">
            {all.map((change) => (
              <div className="diff-row" key={change.field}>
                <div className="field">{words.field(change.field)}</div>
                <div>
                  <del>{words.value(change.before)}</del> → <ins>{words.value(change.after)}</ins>
                </div>
              </div>
            ))}
          </div>
        )}
      </QueryView>
    </div>
  );
}
