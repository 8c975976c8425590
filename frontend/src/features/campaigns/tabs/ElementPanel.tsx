import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign, Live } from '@shared/api/types';
import { useWord } from '@shared/i18n/words';
import { EffectSoFar, VerdictMark } from '@shared/interim/InterimTable';
import { useInterims } from '@shared/interim/interims';
import { People, When } from '@shared/ui/Numbers';
import { isRunning, useFunnel } from '../api/queries';
import { ReleaseFacts } from './ReleaseFacts';
import { paceOf } from './pace';

/** One shape of the journey: who came, who waits, who was refused and why. */
export function ElementPanel(props: {
  campaign: Campaign;
  elementId: string;
  name: string;
  live: Live | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const funnel = useFunnel(props.campaign);
  const count = props.live?.elements.find((element) => element.elementId === props.elementId);
  const step = funnel.data?.steps.find((candidate) => candidate.elementId === props.elementId);
  const pace = props.live && paceOf(props.live).find((each) => each.elementId === props.elementId);
  const place = props.live?.places.find((each) => each.origin === props.elementId);
  const interims = useInterims(props.campaign.code, isRunning(props.campaign));
  const found = interims.data?.filter((each) => each.element === props.elementId) ?? [];
  const touch = props.campaign.touches.find((candidate) => candidate.element === props.elementId);
  return (
    <Drawer open title={props.name} onClose={props.onClose} size={380} mask={false}>
      <dl className="keyvalues">
        {touch && (
          <>
            <dt>{t('campaigns.channel')}</dt>
            <dd>{word('channel', touch.channel)}</dd>
            <dt>{t('campaigns.template')}</dt>
            <dd className="mono">{touch.template}</dd>
          </>
        )}
        {count && (
          <>
            <dt>{t('campaigns.entered')}</dt>
            <dd>
              <People of={count.entered} />
            </dd>
            <dt>{t('diagram.waiting')}</dt>
            <dd>
              <People of={count.waiting} />
            </dd>
            <dt>{t('diagram.done')}</dt>
            <dd>
              <People of={count.left} />
            </dd>
          </>
        )}
        {pace && (
          <>
            <dt>{t('campaigns.perMinute')}</dt>
            <dd className="num">{pace.perMinute < 1 ? '<1' : <People of={Math.round(pace.perMinute)} />}</dd>
          </>
        )}
        {place && place.inDoubt > 0 && (
          <>
            <dt>{t('touch.inDoubt')}</dt>
            <dd>
              <People of={place.inDoubt} />
            </dd>
          </>
        )}
        {step && (
          <>
            <dt>{t('touch.planned')}</dt>
            <dd>
              <People of={step.planned} />
            </dd>
            <dt>{t('touch.accepted')}</dt>
            <dd>
              <People of={step.accepted} />
            </dd>
            {Object.entries(step.refused).map(([reason, refused]) => (
              <RefusedLine key={reason} reason={word('reason', reason)} refused={refused} />
            ))}
          </>
        )}
      </dl>
      <ReleaseFacts campaign={props.campaign} elementId={props.elementId} />
      {found.map((interim) => (
        <p key={interim.at}>
          <VerdictMark verdict={interim.verdict} /> <EffectSoFar effect={interim.effect} />{' '}
          <span className="quiet small">
            <When at={interim.at} brief />
          </span>
        </p>
      ))}
      {!count && !step && !touch && <p className="quiet">{t('campaigns.notLaunched')}</p>}
    </Drawer>
  );
}

function RefusedLine({ reason, refused }: { reason: string; refused: number }) {
  return (
    <>
      <dt>{reason}</dt>
      <dd>
        <People of={refused} />
      </dd>
    </>
  );
}
