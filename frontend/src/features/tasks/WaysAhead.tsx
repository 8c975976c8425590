import { useTranslation } from 'react-i18next';
import { useWord } from '@shared/i18n/words';
import type { WayAhead } from './types';

/** The touches that follow, with their words; behind a split or a wait not everybody comes to them. */
export function WaysAhead({ ways, nothing }: { ways: readonly WayAhead[]; nothing: string }) {
  const { t } = useTranslation();
  const word = useWord();
  if (ways.length === 0) return <p className="quiet">{nothing}</p>;
  return (
    <ul className="plain">
      {ways.map((way) => (
        <li key={way.element} className="sheet padded" style={{ marginBottom: 8 }}>
          <div className="facts">
            <strong>{way.name || way.element}</strong>
            <span>
              {way.channel ? word('channel', way.channel) : t('release.askedAgain')}
              {' · '}
              {t(way.everybody ? 'release.everybody' : 'release.some')}
            </span>
            {way.template && (
              <span className="mono">
                {way.template} v{way.version}
              </span>
            )}
          </div>
          {way.subject && <p className="name">{way.subject}</p>}
          {way.body && (
            <p className="prose" style={{ whiteSpace: 'pre-wrap' }}>
              {way.body}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
