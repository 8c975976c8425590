import { useTranslation } from 'react-i18next';
import { exact } from '@shared/format/numbers';

interface Loaded {
  lines: number;
  added: number;
  changed: number;
  refused: number;
  firstRefused: readonly { place: string; message: string }[];
}

/** What became of the lines of a file, and the place of the first that were refused. */
export function LoadReport({ loaded }: { loaded: Loaded }) {
  const { t } = useTranslation();
  return (
    <div className="sheet padded section" role="status">
      <dl className="facts">
        {(['lines', 'added', 'changed', 'refused'] as const).map((fact) => (
          <div key={fact}>
            <dt className="quiet small">{t(`dictionaries.report.${fact}`)}</dt>
            <dd className="num">{exact(loaded[fact])}</dd>
          </div>
        ))}
      </dl>
      {loaded.firstRefused.length > 0 && (
        <ul className="plain small">
          {loaded.firstRefused.map((line) => (
            <li key={line.place}>
              <code>{line.place}</code> {line.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
