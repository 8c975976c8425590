import { useTranslation } from 'react-i18next';
import { useWord } from '@shared/i18n/words';
import { Samples } from '@shared/wording/Samples';
import type { TouchSamples } from '@shared/wording/types';
import type { WayAhead } from './types';

/** The touches that follow, as customers get them; behind a split or a wait not everybody comes to them. */
export function WaysAhead({
  ways,
  samples,
  nothing,
}: {
  ways: readonly WayAhead[];
  samples: readonly TouchSamples[];
  nothing: string;
}) {
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
          {way.template && <Words way={way} samples={samples} />}
        </li>
      ))}
    </ul>
  );
}

/** On customers of the audience; as they were written where there is nobody to show them on. */
function Words({ way, samples }: { way: WayAhead; samples: readonly TouchSamples[] }) {
  const word = useWord();
  const here = samples.find((touch) => touch.element === way.element);
  if (here && here.samples.length > 0) {
    return <Samples label={way.name || word('channel', here.channel)} samples={here.samples} />;
  }
  return (
    <>
      {way.subject && <p className="name">{way.subject}</p>}
      {way.body && (
        <p className="prose" style={{ whiteSpace: 'pre-wrap' }}>
          {way.body}
        </p>
      )}
    </>
  );
}
