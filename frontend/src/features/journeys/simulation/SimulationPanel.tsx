import CaretRightOutlined from '@ant-design/icons/CaretRightOutlined';
import PauseOutlined from '@ant-design/icons/PauseOutlined';
import ReloadOutlined from '@ant-design/icons/ReloadOutlined';
import StepForwardOutlined from '@ant-design/icons/StepForwardOutlined';
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { people as spoken, percent } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { usePreferences } from '@shared/session/preferences';
import { People } from '@shared/ui/Numbers';
import { useParameter } from '@shared/ui/useParameter';
import { useEstimate } from '../api';
import type { Drawing } from '../drawing/Drawing';
import { kindOfTask } from '../drawing/words';
import { ShareFields } from './ShareFields';
import { planOf, sharesOf, type Plan, type Shares } from './plan';
import type { State } from './simulation';
import { useRun } from './useRun';

/** Where no segment is chosen, so many imagined people go through. */
const IMAGINED = 1_000;
/** More than these are represented by as many: each then stands for several. */
const MOST = 5_000;

/** The drawing with people going through it: how many would be where, and when, if so many answered. */
export function SimulationPanel({ drawing, xml }: { drawing: Drawing; xml: string }) {
  const { t } = useTranslation();
  const [segment] = useParameter('segment');
  const estimate = useEstimate(xml, segment, segment !== '');
  const found = segment ? estimate.data : undefined;
  const plan = useMemo(() => planOf(xml), [xml]);
  const [said, setSaid] = useState<Shares>(new Map());
  const shares = useMemo(() => new Map([...sharesOf(plan, found), ...said]), [plan, found, said]);
  const audience = found?.audience ?? IMAGINED;
  const run = JSON.stringify([...shares, audience]);
  return (
    <div className="designer-form simulation">
      <h2>{t('simulation.title')}</h2>
      <p className="quiet small">{t(found ? 'simulation.ofSegment' : 'simulation.imagined')}</p>
      <Run key={run} drawing={drawing} plan={plan} shares={shares} audience={audience} />
      <ShareFields
        plan={plan}
        shares={shares}
        nameOf={useNames(plan)}
        onChange={(key, share) => {
          setSaid((before) => new Map(before).set(key, share));
        }}
      />
    </div>
  );
}

function Run(props: { drawing: Drawing; plan: Plan; shares: Shares; audience: number }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { drawing, plan, audience } = props;
  const nameOf = useNames(plan);
  const [inputs] = useState(() => ({
    plan,
    shares: props.shares,
    people: Math.min(audience, MOST),
    begin: Date.now(),
  }));
  const real = (count: number) => Math.round((count * audience) / Math.max(1, inputs.people));
  const label = (count: number) => spoken(real(count), language);
  const { state, told, playing, setPlaying, step, restart } = useRun(drawing, inputs, label);
  useEffect(() => {
    drawing.counts.show(countsOf(state, real), {
      people: (value) => spoken(value, language),
      waiting: t('diagram.waiting'),
      done: t('diagram.done'),
      channel: String,
    });
    return () => {
      drawing.counts.show(
        { elements: [], flows: [] },
        { people: String, waiting: '', done: '', channel: String },
      );
    };
    // `real` is of the audience, which is one for every run; `t` changes with the language only.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [drawing, state, language]);
  const after = useElapsed(inputs.begin);
  return (
    <>
      <div className="simulation-buttons">
        <Button
          type="primary"
          icon={playing ? <PauseOutlined /> : <CaretRightOutlined />}
          disabled={state.done}
          onClick={() => {
            setPlaying(!playing);
          }}
        >
          {t(playing ? 'simulation.pause' : 'simulation.play')}
        </Button>
        <Button icon={<StepForwardOutlined />} disabled={state.done || playing} onClick={step}>
          {t('simulation.step')}
        </Button>
        <Button icon={<ReloadOutlined />} onClick={restart} aria-label={t('simulation.restart')} />
      </div>
      <p role="timer" className="num">
        <strong>{after(state.time)}</strong>{' '}
        {state.done && <span className="mark teal">{t('simulation.over')}</span>}
      </p>
      {state.done && state.ended.size > 0 && (
        <dl className="keyvalues" aria-label={t('simulation.ends')}>
          {[...state.ended].map(([place, people]) => (
            <End
              key={place}
              name={nameOf(place)}
              people={real(people.length)}
              share={people.length / Math.max(1, inputs.people)}
            />
          ))}
        </dl>
      )}
      <div className="simulation-log" role="log" aria-label={t('simulation.log')} tabIndex={0}>
        <ol className="plain small">
          {told.length === 0 && (
            <li className="quiet">{t('simulation.begin', { people: label(inputs.people) })}</li>
          )}
          {[...told].reverse().map((move, index) => (
            <li key={told.length - index}>
              <span className="quiet">{after(move.at)}</span>{' '}
              {t('simulation.went', {
                people: label(move.people),
                from: nameOf(move.from),
                to: nameOf(move.to),
              })}
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}

function End({ name, people, share }: { name: string; people: number; share: number }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <People of={people} /> <span className="quiet num">{percent(share)}</span>
      </dd>
    </>
  );
}

function countsOf(state: State, real: (count: number) => number) {
  return {
    elements: [...state.tallies].map(([elementId, { entered, left }]) => ({
      elementId,
      entered: real(entered),
      waiting: real(entered - left),
      left: real(left),
    })),
    flows: [...state.flows].map(([flowId, count]) => ({ flowId, count: real(count) })),
  };
}

/** What a shape is called, or what it is where it has no name. */
function useNames(plan: Plan): (id: string) => string {
  const word = useWord();
  return (id) => {
    const place = plan.places.get(id);
    return place?.name || word('designer.kind', kindOfTask(place?.type ?? '', place?.task ?? null));
  };
}

/** How long after the beginning, in days and hours. */
function useElapsed(begin: number): (at: number) => string {
  const { t } = useTranslation();
  return (at) => {
    const minutes = Math.round((at - begin) / 60_000);
    const days = Math.floor(minutes / 1_440);
    const clock = `${String(Math.floor((minutes % 1_440) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    return t('simulation.day', { day: days + 1, clock });
  };
}
