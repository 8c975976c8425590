import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Campaign, Live } from '@shared/api/types';
import type { Counts } from '@shared/diagram/liveCounts';
import { Diagram } from '@shared/diagram/Diagram';
import { elementNames } from '@shared/diagram/elementNames';
import { points } from '@shared/format/numbers';
import { bankClock, bankDateTime } from '@shared/format/times';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { People, When } from '@shared/ui/Numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { ProgressLine } from '@shared/ui/ProgressLine';
import { QueryView } from '@shared/ui/QueryView';
import { useParameter } from '@shared/ui/useParameter';
import { hasRun, isRunning, useFunnel, useJourney, useLive } from '../api/queries';
import { newestOf, useInterims, type Interim } from '@shared/interim/interims';
import { ElementPanel } from './ElementPanel';
import { WaitingForWord } from './ReleaseFacts';
import { paceOf } from './pace';

/** The hero: the journey as drawn, with the people on it. */
export function JourneyTab({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const journey = useJourney(campaign.code);
  const live = useLive(campaign);
  const funnel = useFunnel(campaign);
  const interims = useInterims(campaign.code, isRunning(campaign));
  const refusedAt = (id: string) =>
    funnel.data?.steps
      .filter((step) => step.elementId === id)
      .flatMap((step) => Object.values(step.refused))
      .reduce((sum, refused) => sum + refused, 0) ?? 0;
  const [chosen, setChosen] = useParameter('element');
  return (
    <QueryView query={journey}>
      {(xml) => {
        const names = elementNames(xml);
        const nameOf = (id: string) => names.get(id) ?? id;
        const counts = live.data;
        return (
          <>
            <WaitingForWord campaign={campaign} nameOf={nameOf} />
            <div className="section">
              <Diagram
                xml={xml}
                counts={counts && { ...drawnOf(counts), notes: notesOf(interims.data ?? []) }}
                label={t('campaigns.diagramOf', { name: campaign.name })}
                onSelect={setChosen}
              />
              <p className="quiet small" style={{ marginTop: 6 }} aria-live="off">
                {counts
                  ? t('campaigns.liveAsOf', { time: bankClock(counts.asOf) })
                  : t('campaigns.notLaunched')}
              </p>
            </div>
            {counts && (
              <dl className="figures section">
                {(['planned', 'open', 'accepted', 'refused', 'inDoubt'] as const).map((key) => (
                  <div className="figure" key={key}>
                    <dt>{t(`touch.${key}`)}</dt>
                    <dd>
                      <People of={counts.touch[key]} />
                    </dd>
                  </div>
                ))}
              </dl>
            )}
            {counts && counts.steps.length > 0 && (
              <section className="section">
                <h2 className="section-title">{t('campaigns.steps')}</h2>
                <div className="sheet padded steps">
                  {counts.steps.map((step) => (
                    <div key={step.number}>
                      <ProgressLine
                        label={nameOf(step.elementId)}
                        done={step.done}
                        total={step.total}
                        startedAt={step.state === 'RUNNING' ? step.startedAt : undefined}
                      />
                      {step.state !== 'RUNNING' && <StepTrouble step={step} code={campaign.code} />}
                    </div>
                  ))}
                </div>
              </section>
            )}
            {hasRun(campaign) && counts && (
              <section className="section">
                <h2 className="section-title">{t('campaigns.byElement')}</h2>
                <DataTable
                  label={t('campaigns.byElement')}
                  rows={[...names.keys()].flatMap(
                    (id) => counts.elements.find((element) => element.elementId === id) ?? [],
                  )}
                  rowKey={(row) => row.elementId}
                  onOpen={(row) => {
                    setChosen(row.elementId);
                  }}
                  columns={[
                    { key: 'name', title: t('campaigns.element'), cell: (row) => nameOf(row.elementId) },
                    {
                      key: 'entered',
                      title: t('campaigns.entered'),
                      right: true,
                      cell: (row) => <People of={row.entered} />,
                    },
                    {
                      key: 'waiting',
                      title: t('diagram.waiting'),
                      right: true,
                      cell: (row) => <People of={row.waiting} />,
                    },
                    {
                      key: 'left',
                      title: t('diagram.done'),
                      right: true,
                      cell: (row) => <People of={row.left} />,
                    },
                    {
                      key: 'pace',
                      title: t('campaigns.perMinute'),
                      right: true,
                      wide: true,
                      cell: (row) => {
                        const pace = paceOf(counts).find((each) => each.elementId === row.elementId);
                        if (!pace) return <span className="quiet">–</span>;
                        return pace.perMinute < 1 ? '<1' : <People of={Math.round(pace.perMinute)} />;
                      },
                    },
                    {
                      key: 'refused',
                      title: t('campaigns.notContacted'),
                      right: true,
                      cell: (row) => {
                        const refused = refusedAt(row.elementId);
                        return refused === 0 ? <span className="quiet">–</span> : <People of={refused} />;
                      },
                    },
                  ]}
                />
              </section>
            )}
            {chosen && names.has(chosen) && (
              <ElementPanel
                campaign={campaign}
                elementId={chosen}
                name={nameOf(chosen)}
                live={counts}
                onClose={() => {
                  setChosen('');
                }}
              />
            )}
          </>
        );
      }}
    </QueryView>
  );
}

/** The effect so far stands where it was looked at. */
const notesOf = (interims: readonly Interim[]) =>
  newestOf(interims).flatMap(({ element, effect, at }) =>
    effect ? [{ elementId: element, text: `Δ ${points(effect.difference)}`, title: bankDateTime(at) }] : [],
  );

/** What the diagram shows of the numbers: where messages leave, how quickly; elsewhere how quickly people go on. */
function drawnOf(live: Live): Counts {
  const places = new Map(live.places.map((place) => [place.origin, place]));
  const broken = new Set(live.steps.filter((step) => step.state === 'FAILED').map((step) => step.elementId));
  return {
    elements: live.elements,
    flows: live.flows,
    paces: paceOf(live),
    troubles: [...new Set([...places.keys(), ...broken])].map((elementId) => ({
      elementId,
      refused: places.get(elementId)?.refused ?? 0,
      inDoubt: places.get(elementId)?.inDoubt ?? 0,
      broken: broken.has(elementId),
    })),
  };
}

/** Why a step does not go on, when it tries again, and a way to let it try at once. */
function StepTrouble({ step, code }: { step: Live['steps'][number]; code: string }) {
  const { t } = useTranslation();
  const may = useMay('MARKETER', 'OPERATOR');
  const retry = useChange(
    () =>
      call('POST /api/campaigns/{code}/steps/{number}/retry', {
        path: { code, number: String(step.number) },
      }),
    [['campaign', code, 'live']],
  );
  return (
    <p className="small">
      <span className={`mark ${step.state === 'FAILED' ? 'red' : 'amber'}`}>
        {step.state === 'FAILED' ? '✕' : '↻'}{' '}
        {t(step.state === 'FAILED' ? 'stepState.FAILED' : 'stepState.RETRYING', { count: step.attempts })}
      </span>{' '}
      {step.problem ?? step.errorCode}{' '}
      {step.nextAttemptAt && (
        <span className="quiet">
          {t('campaigns.nextAttempt')} <When at={step.nextAttemptAt} brief />
        </span>
      )}
      {may && step.state === 'FAILED' && (
        <Button
          size="small"
          loading={retry.isPending}
          onClick={() => {
            retry.mutate(undefined);
          }}
        >
          {t('campaigns.retry')}
        </Button>
      )}
      {retry.isError && <ProblemView problem={asProblem(retry.error)} />}
    </p>
  );
}
