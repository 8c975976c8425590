import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client';
import { useWord } from '../i18n/words';
import { useMay } from '../session/session';
import { QueryView } from '../ui/QueryView';
import { Samples } from '../wording/Samples';
import '../wording/types';

/** What customers of the audience would get at each touch; each look is recorded. */
export function useTouchSamples(code: string, asked: boolean) {
  return useQuery({
    queryKey: ['campaign', code, 'samples'],
    queryFn: () => call('GET /api/campaigns/{code}/samples', { path: { code } }),
    enabled: asked,
    refetchOnWindowFocus: false,
  });
}

/** Each touch's words on customers of the audience; asked for, because each look is recorded. */
export function TouchSamples({ code }: { code: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const may = useMay('MARKETER', 'APPROVER');
  const [asked, setAsked] = useState(false);
  const samples = useTouchSamples(code, asked);
  if (!may) return null;
  return (
    <section className="section">
      <h2 className="section-title">{t('samples.title')}</h2>
      <p className="quiet" style={{ marginBottom: 8 }}>
        {t('samples.text')}
      </p>
      {asked ? (
        <QueryView query={samples} skeletonRows={4}>
          {(touches) =>
            touches.map((touch) => (
              <div key={touch.element} className="section">
                <p className="facts" style={{ marginBottom: 8 }}>
                  <strong>{word('channel', touch.channel)}</strong>
                  <span className="mono">{touch.template}</span>
                  <span>{t('segments.versionFact', { version: touch.version })}</span>
                </p>
                <Samples label={word('channel', touch.channel)} samples={touch.samples} />
              </div>
            ))
          }
        </QueryView>
      ) : (
        <Button
          onClick={() => {
            setAsked(true);
          }}
        >
          {t('samples.show')}
        </Button>
      )}
    </section>
  );
}
