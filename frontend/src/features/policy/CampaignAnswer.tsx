import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { bankDateTime } from '@shared/format/times';
import { useWritten } from '@shared/i18n/inLanguage';
import { useWord } from '@shared/i18n/words';
import { StateMark } from '@shared/ui/StateMark';
import { Clauses } from './Clauses';
import { Contact } from './Contact';
import { Evaluation, Release } from './OnTheWay';
import { stationsOf, type Station } from './stations';
import type { CampaignWhy, Decided } from './types';
import { Changes, SeenValues, useFieldName } from './values';
import { WhyStage } from './WhyStage';

const GOOD = new Set(['CONTACTED', 'PLANNED']);
const OPEN = new Set(['ON_THE_WAY', 'NOT_LAUNCHED', 'CONTROL']);

/** Why a customer was contacted by a campaign, or was not: from the audience to the answer of the channel. */
export function CampaignAnswer({ answer }: { answer: CampaignWhy }) {
  const { t } = useTranslation();
  const word = useWord();
  const colour = GOOD.has(answer.reason) ? 'green' : OPEN.has(answer.reason) ? 'amber' : 'red';
  return (
    <>
      <p style={{ marginBottom: 16 }}>
        <span className={`mark ${colour}`}>{word('reason', answer.reason)}</span>{' '}
        <Link to={`/campaigns/${answer.campaign}/people`}>{answer.name}</Link>{' '}
        <StateMark state={answer.state} />{' '}
        <span className="quiet">{t('policy.asOf', { at: bankDateTime(answer.asOf) })}</span>
      </p>
      <p className="quiet" style={{ marginBottom: 16 }}>
        {t(`why.text.${answer.reason}`, { defaultValue: t('why.text.refused') })}
      </p>
      {answer.audience && <Audience audience={answer.audience} />}
      {answer.draw && <Draw draw={answer.draw} />}
      {stationsOf(answer).map((station) => (
        <Stop key={`${station.element} ${station.at}`} station={station} />
      ))}
    </>
  );
}

function Stop({ station }: { station: Station }) {
  switch (station.kind) {
    case 'decision':
      return <Decision decided={station.decided} />;
    case 'evaluation':
      return <Evaluation evaluation={station.evaluation} />;
    case 'release':
      return <Release release={station.release} />;
    case 'contact':
      return <Contact contact={station.contact} />;
  }
}

function Audience({ audience }: { audience: NonNullable<CampaignWhy['audience']> }) {
  const { t } = useTranslation();
  const { segment } = audience;
  const member = audience.frozen ?? segment?.member ?? false;
  return (
    <WhyStage
      title={t('why.audience')}
      passed={member}
      verdict={t(member ? 'why.inAudience' : 'why.notInAudience')}
    >
      {audience.frozenAt && (
        <p className="quiet">
          {t('why.frozen', { at: bankDateTime(audience.frozenAt), version: audience.frozenVersion })}
        </p>
      )}
      {segment && (
        <>
          <p>
            <Link to={`/audience/segments/${segment.segment}`}>{segment.segment}</Link>{' '}
            <span className="quiet">
              {t('why.segmentNow', { version: segment.version, at: bankDateTime(segment.asOf) })}
            </span>
            {!segment.within && <span className="mark red"> {t('why.outside')}</span>}
            {audience.frozen !== null && audience.frozen !== segment.member && (
              <span className="mark amber"> {t('why.changedSince')}</span>
            )}
          </p>
          <Clauses membership={segment} />
          <SeenValues seen={segment.seen} />
          <Changes
            changes={segment.changes.map((change) => ({
              change,
              gives: t(segment.parts[0]?.hits ? 'why.wouldLeave' : 'why.wouldEnter'),
            }))}
          />
        </>
      )}
    </WhyStage>
  );
}

function Draw({ draw }: { draw: NonNullable<CampaignWhy['draw']> }) {
  const { t } = useTranslation();
  return (
    <WhyStage
      title={t('why.draw')}
      passed={!draw.control}
      verdict={t(draw.control ? 'why.control' : 'why.treated')}
    >
      <p className="quiet num" style={{ whiteSpace: 'normal' }}>
        {t('why.drawn', {
          number: draw.number,
          below: draw.below,
          at: draw.at === null ? t('why.noLongerKept') : bankDateTime(draw.at),
        })}
      </p>
    </WhyStage>
  );
}

function Decision({ decided }: { decided: Decided }) {
  const { t } = useTranslation();
  const outputs = useOutputs();
  const written = useWritten();
  const given = outputs(decided.outputs);
  const changed = decided.now !== null && outputs(decided.now.outputs) !== given;
  return (
    <WhyStage
      title={t('why.decision')}
      passed={decided.rule > 0 || given !== ''}
      verdict={given === '' ? t('why.noRow') : given}
    >
      <p>
        <Link to={`/decisions/${decided.decision}${decided.rule > 0 ? `?row=${decided.rule}` : ''}`}>
          {decided.decision}
        </Link>{' '}
        <span className="quiet">
          {t('why.tableVersion', { version: decided.version })}
          {decided.rule > 0 && ` · ${t('why.row', { rule: decided.rule })}`}
          {decided.ruleId !== null && ` · ${decided.ruleId}`} · {bankDateTime(decided.at)}
        </span>
      </p>
      {decided.remark !== null && <p className="quiet">{written(decided.remark)}</p>}
      <SeenValues seen={decided.seen} />
      {changed && decided.now && (
        <p className="mark amber">
          {t('why.tableNow', { outputs: outputs(decided.now.outputs) || t('why.noRow') })}
        </p>
      )}
      <Changes
        changes={decided.changes.map(({ change, gives }) => ({
          change,
          gives: outputs(gives.outputs) || t('why.noRow'),
        }))}
      />
    </WhyStage>
  );
}

function useOutputs(): (outputs: Record<string, string>) => string {
  const word = useWord();
  const name = useFieldName();
  return (outputs) =>
    Object.entries(outputs)
      .map(([output, value]) => `${name(output)} = ${word('channel', value)}`)
      .join(', ');
}
