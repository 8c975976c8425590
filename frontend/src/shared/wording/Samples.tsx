import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { htmlPage, textPage } from './pages';
import type { WordingSample } from './types';

/** A short message in a frame no higher than it needs on a phone; a long one scrolls. */
const heightOf = (text: string) =>
  Math.min(
    360,
    40 + 24 * text.split('\n').reduce((lines, line) => lines + 1 + Math.floor(line.length / 18), 0),
  );

/** One message after another, as real customers would get them: no scripts, no same origin. */
export function Samples({ label, samples }: { label: string; samples: readonly WordingSample[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(0);
  const sample = samples[Math.min(chosen, samples.length - 1)];
  if (!sample) return <p className="quiet">{t('samples.none')}</p>;
  const values = Object.entries(sample.values);
  return (
    <>
      <p className="facts" style={{ marginBottom: 8 }}>
        <Select
          size="small"
          aria-label={`${label}: ${t('samples.customer')}`}
          value={Math.min(chosen, samples.length - 1)}
          popupMatchSelectWidth={false}
          onChange={setChosen}
          options={samples.map((each, index) => ({
            value: index,
            label: each.refusal === null ? each.customer : `${each.customer} ✕`,
          }))}
        />
        {values.map(([field, value]) => (
          <span key={field}>
            <span className="mono">{field}</span> {value}
          </span>
        ))}
      </p>
      {sample.refusal !== null && (
        <p>
          <span className="mark red" style={{ whiteSpace: 'normal' }}>
            ✕ {t('samples.refused')}
          </span>
        </p>
      )}
      {sample.subject && <p style={{ fontWeight: 600, marginBottom: 8 }}>{sample.subject}</p>}
      {(sample.html ?? sample.text) !== null && (
        <iframe
          className="preview-frame"
          {...(sample.html ? {} : { style: { height: heightOf(sample.text ?? '') } })}
          sandbox=""
          title={`${label}: ${sample.customer}`}
          srcDoc={sample.html ? htmlPage(sample.html) : textPage(sample.text ?? '')}
        />
      )}
    </>
  );
}
