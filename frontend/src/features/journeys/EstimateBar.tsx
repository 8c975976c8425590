import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { exact, people } from '@shared/format/numbers';
import { usePreferences } from '@shared/session/preferences';
import { bankClock } from '@shared/format/times';
import { SegmentSelect } from '@shared/ui/SegmentSelect';
import { useParameter } from '@shared/ui/useParameter';
import { useEstimate } from './api';
import type { Drawing } from './drawing/Drawing';

/** Whom to send through the drawing, and how many of them would be where. */
export function EstimateBar({ drawing, xml }: { drawing: Drawing | undefined; xml: string }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const [segment, setSegment] = useParameter('segment');
  const estimate = useEstimate(xml, segment, segment !== '');
  const found = segment ? estimate.data : undefined;
  useEffect(() => {
    if (!drawing) return;
    drawing.counts.estimate(found?.elements ?? [], found?.flows ?? [], (count) => {
      const short = people(count.customers, language);
      const long = exact(count.customers);
      switch (count.certainty) {
        case 'EXACT':
          return { short, long: t('designer.exactly', { number: long }) };
        case 'UP_TO':
          return { short: `≤ ${short}`, long: t('designer.upTo', { number: long }) };
        default:
          return { short: `? ≤ ${short}`, long: t('designer.notKnown', { number: long }) };
      }
    });
    // `t` changes with the language only.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [drawing, found, language]);
  return (
    <div className="designer-estimate">
      <SegmentSelect
        allowClear
        label={t('designer.estimateFor')}
        placeholder={t('designer.estimateFor')}
        value={segment || undefined}
        onChange={(code) => {
          setSegment(code ?? '');
        }}
      />
      {found && (
        <span className="quiet small" role="status">
          {t('designer.estimated', {
            people: people(found.audience, language),
            time: bankClock(found.asOf),
          })}
          {found.notes.length > 0 &&
            ` · ${t('designer.estimateNotes', { count: found.notes.length })}: ${found.notes[0]?.message ?? ''}`}
        </span>
      )}
      {segment && estimate.isError && !found && (
        <span className="mark red small">✕&nbsp;{t('designer.estimateFailed')}</span>
      )}
    </div>
  );
}
