import { useTranslation } from 'react-i18next';
import i18n from 'i18next';
import { exact } from '../format/numbers';
import { useWord } from '../i18n/words';
import type { PreflightNotice } from './types';

const MARKS = { BLOCKS: ['red', '✕'], WARNS: ['amber', '!'], TELLS: ['', 'i'] } as const;

/** What somebody should look at, in words; what the server knows and we do not is shown as it said it. */
export function Notices({ notices }: { notices: readonly PreflightNotice[] }) {
  const { t } = useTranslation();
  const word = useWord();
  const counts = (['BLOCKS', 'WARNS'] as const).map(
    (level) => notices.filter((notice) => notice.level === level).length,
  );
  /** A channel, or what stands at the end of a pointer into the plan. */
  function placeOf(place: string): string {
    const last = place.split('/').at(-1) ?? '';
    const named = place.startsWith('/journey/')
      ? [word('journeyPart', last)]
      : [word('planPlace', last), word('elements.kind', last), word('channel', last)];
    return named.find((name) => name !== last) ?? last;
  }
  function text(notice: PreflightNotice): string {
    const numbers = Object.fromEntries(
      Object.entries(notice.values).map(([name, value]) => [name, exact(value)]),
    );
    return i18n.t(`preflight.notice.${notice.code}`, {
      ...numbers,
      place: placeOf(notice.place),
      defaultValue: `${notice.message} (${notice.place})`,
    });
  }
  return (
    <section className="section">
      <h2 className="section-title">{t('preflight.notices')}</h2>
      {counts[0] === 0 && counts[1] === 0 && (
        <p>
          <span className="mark green">✓&nbsp;{t('preflight.clear')}</span>
        </p>
      )}
      <ul className="plain notices">
        {notices.map((notice) => (
          <li key={`${notice.code} ${notice.place}`}>
            <span className={`mark ${MARKS[notice.level][0]}`}>
              {MARKS[notice.level][1]} {t(`preflight.level.${notice.level}`)}
            </span>{' '}
            {text(notice)}
          </li>
        ))}
      </ul>
    </section>
  );
}
