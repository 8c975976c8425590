import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApprovalChanges, Baseline, Json, WordingChange } from '@shared/api/types';
import { exact } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { flatten } from '@shared/ui/JsonView';
import { People } from '@shared/ui/Numbers';
import { textDiff } from './textDiff';

/** What is not as it was, in customers, in words and in every field that is signed. */
export function Differences(props: { changes: ApprovalChanges; onAgainst: (against: Baseline) => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const { changes } = props;
  if (changes.against === null) return <p className="quiet">{t('tasks.firstVersion')}</p>;
  return (
    <>
      {changes.possible.length > 1 ? (
        <div style={{ overflowX: 'auto', marginBottom: 12 }}>
          <Segmented
            aria-label={t('tasks.against')}
            value={changes.against}
            onChange={props.onAgainst}
            options={changes.possible.map((value) => ({ value, label: t(`tasks.baseline.${value}`) }))}
          />
        </div>
      ) : (
        <p className="quiet" style={{ marginBottom: 12 }}>
          {t('tasks.against')} {t(`tasks.baseline.${changes.against}`)}
        </p>
      )}
      {changes.audience && (
        <dl className="figures section" data-testid="audience-change">
          <div className="figure">
            <dt>{t('tasks.audienceNow')}</dt>
            <dd>
              <People of={changes.audience.after} />
              <span className="sub">
                {t('tasks.audienceBefore', { shown: exact(changes.audience.before) })}
              </span>
            </dd>
          </div>
          <div className="figure">
            <dt>{t('tasks.joined')}</dt>
            <dd>+{exact(changes.audience.joined)}</dd>
          </div>
          <div className="figure">
            <dt>{t('tasks.departed')}</dt>
            <dd>−{exact(changes.audience.departed)}</dd>
          </div>
        </dl>
      )}
      <div className="diff">
        {changes.wordings.map((wording) => (
          <WordingDiff key={wording.element} wording={wording} />
        ))}
        {changes.fields.map((entry) => (
          <div className="diff-row" key={entry.field}>
            <div className="field">
              {entry.field
                .split('/')
                .filter(Boolean)
                .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : word('manifestField', part)))
                .join(' › ')}
            </div>
            <div>
              <del>
                <span className="visually-hidden">{t('tasks.before')} </span>
                {text(entry.before)}
              </del>{' '}
              →{' '}
              <ins>
                <span className="visually-hidden">{t('tasks.after')} </span>
                {text(entry.after)}
              </ins>
            </div>
          </div>
        ))}
      </div>
      {changes.fields.length === 0 && <p className="quiet">{t('tasks.nothingChanged')}</p>}
    </>
  );
}

function WordingDiff({ wording }: { wording: WordingChange }) {
  const { t } = useTranslation();
  const word = useWord();
  const whole = (of: WordingChange['before']) => (of ? [of.subject, of.body].filter(Boolean).join('\n') : '');
  return (
    <div className="diff-row">
      <div className="field">
        {t('tasks.wording', { channel: word('channel', wording.channel) })}{' '}
        <span className="quiet small mono">
          {wording.before && `${wording.before.template} ${wording.before.version}`}
          {' → '}
          {wording.after ? `${wording.after.template} ${wording.after.version}` : '–'}
        </span>
      </div>
      <p className="prose" style={{ whiteSpace: 'pre-wrap' }}>
        {textDiff(whole(wording.before), whole(wording.after)).map((piece, index) =>
          piece.kind === 'same' ? (
            <span key={index}>{piece.text}</span>
          ) : piece.kind === 'gone' ? (
            <del key={index}>{piece.text}</del>
          ) : (
            <ins key={index}>{piece.text}</ins>
          ),
        )}
      </p>
    </div>
  );
}

/** Where nothing was signed before, every field is new. */
const nothing = (value: Json) => value === null || value === 'null' || value === '';

function text(value: Json): string {
  if (nothing(value)) return '–';
  return flatten(value)
    .map((line) => (line.path ? `${line.path}: ${line.text}` : line.text))
    .join(', ');
}
