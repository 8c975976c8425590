import { useTranslation } from 'react-i18next';
import type { Json, Task } from '@shared/api/types';
import { useWord } from '@shared/i18n/words';
import { flatten } from '@shared/ui/JsonView';

/** Old and new of every field that differs from what was approved last. */
export function Differences({ diff }: { diff: Task['diff'] }) {
  const { t } = useTranslation();
  const word = useWord();
  if (diff.every((entry) => nothing(entry.before))) return <p className="quiet">{t('tasks.firstVersion')}</p>;
  return (
    <div className="diff">
      {diff.map((entry) => (
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
  );
}

/** Where nothing was signed before, every field is new. */
const nothing = (value: Json) => value === null || value === 'null';

function text(value: Json): string {
  if (nothing(value)) return '–';
  return flatten(value)
    .map((line) => (line.path ? `${line.path}: ${line.text}` : line.text))
    .join(', ');
}
