import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client';
import { bankClock } from '../format/times';
import { QueryView } from '../ui/QueryView';
import { Notices } from './Notices';
import { ChannelLoads } from './preflight/ChannelLoads';
import { EffectLine } from './preflight/EffectLine';
import { Overlaps } from './preflight/Overlaps';
import { Places } from './preflight/Places';
import { PreflightFunnel } from './preflight/PreflightFunnel';
import { Rivals } from './preflight/Rivals';
import { TouchSamples } from './TouchSamples';

/** What would become of the campaign: who gets a message, who does not and why, what it takes and costs. */
export function PreflightView({ code }: { code: string }) {
  const { t } = useTranslation();
  const preflight = useQuery({
    queryKey: ['campaign', code, 'preflight'],
    queryFn: () => call('GET /api/campaigns/{code}/preflight', { path: { code } }),
    // Numbers that somebody decides by must not change while they are read.
    refetchOnWindowFocus: false,
  });
  return (
    <QueryView query={preflight} skeletonRows={8} fills>
      {(data) => (
        <>
          <p className="quiet small section">
            {t('preflight.asOf', { time: bankClock(data.asOf) })}{' '}
            <Button
              size="small"
              type="link"
              loading={preflight.isFetching}
              onClick={() => void preflight.refetch()}
            >
              {t('preflight.again')}
            </Button>
          </p>
          <Notices notices={data.notices} />
          <PreflightFunnel data={data} />
          {data.places.length > 0 && <Places places={data.places} />}
          {data.channels.length > 0 && <ChannelLoads data={data} />}
          {data.places.length > 0 && <TouchSamples code={code} />}
          {data.effect && <EffectLine effect={data.effect} />}
          {data.rivals.length > 0 && <Rivals data={data} />}
          <Overlaps data={data} />
        </>
      )}
    </QueryView>
  );
}
