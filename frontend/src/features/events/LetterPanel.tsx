import { App, Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { exact } from '@shared/format/numbers';
import { When } from '@shared/ui/Numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { TypeName } from './TypeName';
import { useLetter } from './api';
import { editOf, placesOf, suspect } from './letter';
import type { LetterView, TakenIn } from './types';

/** One dead letter: persons covered; single values are mended without seeing the rest. */
export function LetterPanel(props: { id: string; mayMend: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const letter = useLetter(props.id);
  return (
    <Drawer open title={t('deadLetters.one', { id: props.id })} onClose={props.onClose} size={560}>
      <QueryView query={letter}>{(view) => <Opened view={view} mayMend={props.mayMend} />}</QueryView>
    </Drawer>
  );
}

function Opened({ view, mayMend }: { view: LetterView; mayMend: boolean }) {
  const { t } = useTranslation();
  const { letter } = view;
  return (
    <>
      <dl className="keyvalues section">
        <dt>{t('imports.reason')}</dt>
        <dd>
          {t(`deadLetters.reason.${letter.reason as 'EMPTY'}`)} <span className="mono">{letter.detail}</span>
        </dd>
        <dt>{t('run.received')}</dt>
        <dd>
          <When at={letter.at} />
        </dd>
        <dt>{t('run.origin')}</dt>
        <dd className="mono">{letter.origin}</dd>
        <dt>{t('eventTypes.type')}</dt>
        <dd>{letter.type === null ? '–' : <TypeName code={letter.type} />}</dd>
        <dt>{t('eventTypes.source')}</dt>
        <dd>{letter.source ?? '–'}</dd>
        <dt>{t('deadLetters.size')}</dt>
        <dd className="num">{exact(letter.size)}</dd>
        {letter.settledAt && (
          <>
            <dt>{t(`deadLetters.state.${letter.state}`)}</dt>
            <dd>
              {letter.settledBy} · <When at={letter.settledAt} />
            </dd>
          </>
        )}
      </dl>
      <h3 className="section-title">{t('deadLetters.payload')}</h3>
      <pre className="small mono wrap" tabIndex={0}>
        {JSON.stringify(view.payload, null, 2)}
      </pre>
      {view.fixed !== null && (
        <>
          <h3 className="section-title">{t('deadLetters.fixed')}</h3>
          <pre className="small mono wrap" tabIndex={0}>
            {JSON.stringify(view.fixed, null, 2)}
          </pre>
        </>
      )}
      {!view.whole && <p className="quiet">{t('deadLetters.notWhole')}</p>}
      {mayMend && letter.state === 'OPEN' && <Mending view={view} />}
    </>
  );
}

function Mending({ view }: { view: LetterView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const id = String(view.letter.id);
  const tell = (report: TakenIn) => {
    message.success(
      t('eventSources.taken', {
        accepted: exact(report.accepted),
        duplicates: exact(report.duplicates),
        letters: exact(report.deadLettered),
      }),
    );
  };
  const places = placesOf(view.payload);
  const [place, setPlace] = useState(() => suspect(places, view.letter.detail));
  const [value, setValue] = useState('');
  const [why, setWhy] = useState('');
  const [whole, setWhole] = useState<string>();
  const stale = [['dead-letters'], ['event-types']] as const;
  const mend = useChange(
    (body: { payload: string } | { edits: ReturnType<typeof editOf>[] }) =>
      call('POST /api/events/dead-letters/{id}/mend', { path: { id }, body }),
    stale,
    tell,
  );
  const replay = useChange(
    () => call('POST /api/events/dead-letters/replay', { body: { ids: [view.letter.id] } }),
    stale,
    tell,
  );
  const disclose = useChange(
    () => call('POST /api/events/dead-letters/{id}/disclosure', { path: { id }, body: { reason: why } }),
    [],
    ({ payload }) => {
      setWhole(payload);
    },
  );
  const failed = mend.error ?? replay.error ?? disclose.error;
  return (
    <>
      {failed && <ProblemView problem={asProblem(failed)} />}
      {view.whole && (
        <Button
          loading={replay.isPending}
          onClick={() => {
            replay.mutate(undefined);
          }}
        >
          {t('deadLetters.asIs')}
        </Button>
      )}
      {view.whole && places.length > 0 && (
        <section className="section" style={{ marginTop: 16 }}>
          <h3 className="section-title">{t('deadLetters.mend')}</h3>
          <div className="tools">
            <Input
              aria-label={t('deadLetters.place')}
              placeholder="/fields/amount"
              className="mono"
              style={{ width: 200 }}
              value={place}
              onChange={(event) => {
                setPlace(event.target.value);
              }}
            />
            <Input
              aria-label={t('deadLetters.value')}
              placeholder={t('deadLetters.value')}
              style={{ width: 160 }}
              value={value}
              onChange={(event) => {
                setValue(event.target.value);
              }}
            />
            <Button
              type="primary"
              disabled={!place.startsWith('/')}
              loading={mend.isPending}
              onClick={() => {
                mend.mutate({ edits: [editOf(place, value)] });
              }}
            >
              {t('deadLetters.mendAndReplay')}
            </Button>
          </div>
          <p className="quiet small">{t('deadLetters.mendHint')}</p>
        </section>
      )}
      <section className="section">
        <h3 className="section-title">{t('deadLetters.disclose')}</h3>
        {whole === undefined ? (
          <div className="tools">
            <Input
              aria-label={t('deadLetters.why')}
              placeholder={t('deadLetters.why')}
              maxLength={200}
              style={{ width: 280 }}
              value={why}
              onChange={(event) => {
                setWhy(event.target.value);
              }}
            />
            <Button
              disabled={why.trim().length < 5}
              loading={disclose.isPending}
              onClick={() => {
                disclose.mutate(undefined);
              }}
            >
              {t('deadLetters.show')}
            </Button>
          </div>
        ) : (
          <>
            <Input.TextArea
              aria-label={t('deadLetters.payload')}
              className="mono small"
              autoSize={{ minRows: 6, maxRows: 20 }}
              value={whole}
              onChange={(event) => {
                setWhole(event.target.value);
              }}
            />
            <Button
              style={{ marginTop: 8 }}
              loading={mend.isPending}
              onClick={() => {
                mend.mutate({ payload: whole });
              }}
            >
              {t('deadLetters.mendAndReplay')}
            </Button>
          </>
        )}
      </section>
    </>
  );
}
