import { useTranslation } from 'react-i18next';
import { percent } from '../../format/numbers';
import { useWord } from '../../i18n/words';
import { People } from '../../ui/Numbers';
import type { Preflight } from '../types';

/** Who of the audience gets something, and why the others do not. */
export function PreflightFunnel({ data }: { data: Preflight }) {
  const { t } = useTranslation();
  const word = useWord();
  if (data.audience === null) return null;
  const lines = [
    { key: 'contacted', label: t('preflight.contacted'), value: data.contacted, kind: 'good' },
    ...Object.entries(data.nowhere)
      .sort((a, b) => b[1] - a[1])
      .map(([reason, value]) => ({ key: reason, label: word('reason', reason), value, kind: 'bad' })),
    { key: 'control', label: t('preflight.control'), value: data.control, kind: 'quiet' },
  ];
  return (
    <section className="section">
      <h2 className="section-title">{t('preflight.funnel')}</h2>
      <p className="quiet" style={{ marginBottom: 8 }}>
        {t(data.atMost ? 'preflight.audienceAtMost' : 'preflight.audience')}{' '}
        <strong>
          <People of={data.audience} />
        </strong>
      </p>
      <ul className="bars">
        {lines.map((line) => (
          <li key={line.key}>
            <span>{line.label}</span>
            <span className="track" aria-hidden>
              <span
                className={`fill ${line.kind}`}
                style={{ width: `${data.audience ? (100 * line.value) / data.audience : 0}%` }}
              />
            </span>
            <span className="end">
              <People of={line.value} />{' '}
              <span className="quiet small num">
                {data.audience ? percent(line.value / data.audience) : ''}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
