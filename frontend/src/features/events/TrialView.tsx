import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { useSettled } from '@shared/ui/useSettled';
import { useTrial } from './api';
import { rowsOf, sampleOf } from './schema';
import type { Mapping, SampleQuestion, Schema, Trial } from './types';

const PAUSE_MS = 400;

/** What would become of the messages that were seen; nothing is taken in. */
export function TrialView(props: { sample: SampleQuestion; mapping: Mapping; owner: string }) {
  const { t } = useTranslation();
  const settled = useSettled(JSON.stringify(props.mapping), PAUSE_MS);
  const trial = useTrial(props.sample, JSON.parse(settled) as Mapping);
  return (
    <section className="section">
      <h2 className="section-title">{t('eventSources.trial')}</h2>
      {trial.isError ? (
        <ProblemView problem={asProblem(trial.error)} />
      ) : (
        <QueryView query={trial} skeletonRows={3}>
          {(data) => <Lines trial={data} owner={props.owner} source={props.sample.code ?? ''} />}
        </QueryView>
      )}
    </section>
  );
}

function Lines({ trial, owner, source }: { trial: Trial; owner: string; source: string }) {
  const { t } = useTranslation();
  const types = Object.entries(trial.schemas);
  return (
    <>
      <p role="status" data-testid="trial-good">
        <span className={`mark ${trial.good === trial.lines.length ? 'green' : 'amber'}`}>
          {t('eventSources.good', { good: trial.good, all: trial.lines.length })}
        </span>
      </p>
      <DataTable
        label={t('eventSources.trial')}
        rows={trial.lines.map((line, index) => ({ ...line, index }))}
        rowKey={(row) => String(row.index)}
        columns={[
          {
            key: 'verdict',
            title: t('eventSources.verdict'),
            cell: (row) =>
              row.reason ? (
                <>
                  <span className="mark red">{t(`deadLetters.reason.${row.reason as 'EMPTY'}`)}</span>
                  <div className="quiet small mono">{row.detail}</div>
                </>
              ) : (
                <span className="mark green">{t('eventSources.takenIn')}</span>
              ),
          },
          {
            key: 'event',
            title: t('eventSources.event'),
            cell: (row) => <code className="small wrap">{row.event ? JSON.stringify(row.event) : '–'}</code>,
          },
        ]}
      />
      {types.length > 0 && (
        <p style={{ marginTop: 12 }}>
          <span className="quiet small">{t('eventSources.undeclaredTypes')} </span>
          {types.map(([code, schema]) => (
            <DeclareButton key={code} code={code} schema={schema} owner={owner} source={source} />
          ))}
        </p>
      )}
    </>
  );
}

/** Declares a type by what was seen of it; its page says the rest. */
function DeclareButton(props: { code: string; schema: Schema; owner: string; source: string }) {
  const { t } = useTranslation();
  const mayDeclare = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const declare = useChange(
    () =>
      call('PUT /api/event-types/{code}', {
        path: { code: props.code },
        body: {
          nameZh: props.code,
          nameEn: props.code,
          owner: props.owner || '-',
          source: props.source || '-',
          keyEvent: false,
          reaction: null,
          schema: props.schema,
          sample: sampleOf(rowsOf(props.schema)),
          version: null,
        },
      }),
    [['event-types'], ['event-trial']],
  );
  if (!mayDeclare) return <code>{props.code}</code>;
  return (
    <>
      <Button
        size="small"
        style={{ marginRight: 8 }}
        loading={declare.isPending}
        disabled={declare.isSuccess}
        onClick={() => {
          declare.mutate(undefined);
        }}
      >
        {t('eventSources.declare', { code: props.code })}
      </Button>
      {declare.isError && <ProblemView problem={asProblem(declare.error)} />}
    </>
  );
}
