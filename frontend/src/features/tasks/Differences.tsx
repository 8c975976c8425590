import { useTranslation } from 'react-i18next';
import type { Json, Task } from '@shared/api/types';
import { useWord } from '@shared/i18n/words';
import { flatten } from '@shared/ui/JsonView';

/** Old and new of every field that differs from what was approved last. */
export function Differences({ diff }: { diff: Task['diff'] }) {
  const { t } = useTranslation();
  const word = useWord();
  if (diff.length === 0) return <p className="quiet">{t('tasks.firstVersion')}</p>;
  return (
    <div className="diff">
      {diff.map((entry) => (
        <div className="diff-row" key={entry.field}>
          <div className="field">{word('manifestField', entry.field)}</div>
          <div>
            <del aria-label={t('tasks.before')}>{text(entry.before)}</del> →{' '}
            <ins aria-label={t('tasks.after')}>{text(entry.after)}</ins>
          </div>
        </div>
      ))}
    </div>
  );
}

function text(value: Json): string {
  return flatten(value)
    .map((line) => (line.path ? `${line.path}: ${line.text}` : line.text))
    .join(', ');
}
