import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { exact } from '@shared/format/numbers';
import { bankDateTime } from '@shared/format/times';
import { useWord } from '@shared/i18n/words';
import { StateMark } from '@shared/ui/StateMark';
import { textPage } from '@shared/wording/pages';
import { Clauses } from './Clauses';
import { Evaluation, Release } from './OnTheWay';
import { PolicyStages } from './PolicyStages';
import type { CampaignWhy, Contested, Decided, TouchTrace } from './types';
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
      {answer.decisions.map((decided) => (
        <Decision key={`${decided.element} ${decided.at}`} decided={decided} />
      ))}
      {answer.evaluations.map((evaluation) => (
        <Evaluation key={`${evaluation.found.element} ${evaluation.found.at}`} evaluation={evaluation} />
      ))}
      {answer.releases.map((release) => (
        <Release key={`${release.element} ${release.at}`} release={release} />
      ))}
      {answer.contacts.map(({ touch, policy, text, round }) => (
        <WhyStage
          key={`${touch.origin} ${touch.plannedAt}`}
          title={t('why.contact', { channel: word('channel', touch.channel) })}
          passed={touch.refused === null}
          verdict={
            touch.refused === null ? word('touchState', touch.state ?? '') : word('reason', touch.refused)
          }
        >
          {round && <Contest round={round} />}
          <PolicyStages stages={policy} />
          <Delivery touch={touch} />
          {text !== null && (
            <iframe
              className="preview-frame"
              sandbox=""
              title={t('why.words', { channel: word('channel', touch.channel) })}
              srcDoc={textPage(text)}
            />
          )}
        </WhyStage>
      ))}
    </>
  );
}

/** Whose turn came before, and what that one holds. */
function Contest({ round }: { round: Contested }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <div style={{ marginBottom: 12 }}>
      <p className="quiet">
        {t('why.round', {
          rank: round.rank,
          places: round.places,
          priority: round.priority,
          at: bankDateTime(round.closedAt),
        })}
      </p>
      {round.lostTo.map((winner, index) => (
        <p key={winner.code ?? index}>
          {t('why.lostTo')}{' '}
          {winner.code ? (
            <Link to={`/campaigns/${winner.code}`}>{winner.name}</Link>
          ) : (
            t('service.otherBranch')
          )}
          {winner.priority > round.priority
            ? t('why.lostByPriority', { theirs: winner.priority, ours: round.priority })
            : t('why.lostByTie', { priority: winner.priority })}{' '}
          <span className="quiet">
            {'· '}
            {winner.granted === null
              ? word('channel', winner.channel)
              : t('why.lostRoom', {
                  channel: word('channel', winner.channel),
                  count: winner.granted,
                  shown: exact(winner.granted),
                })}
          </span>
        </p>
      ))}
    </div>
  );
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
      {decided.remark !== null && <p className="quiet">{decided.remark}</p>}
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

function Delivery({ touch }: { touch: TouchTrace }) {
  const { t } = useTranslation();
  const word = useWord();
  const facts: [string, string | null][] = [
    [t('why.template'), `${touch.template} · ${t('why.tableVersion', { version: touch.templateVersion })}`],
    [t('why.due'), bankDateTime(touch.due)],
    [t('why.state'), touch.state === null ? null : word('touchState', touch.state)],
    [t('why.sentAt'), touch.sentAt === null ? null : bankDateTime(touch.sentAt)],
    [t('why.retryAt'), touch.retryAt === null ? null : bankDateTime(touch.retryAt)],
    [t('why.detail'), touch.dropped ? t('why.dropped') : touch.detail && word('touchDetail', touch.detail)],
  ];
  return (
    <dl className="seen-values">
      {facts
        .filter(([, value]) => value !== null)
        .map(([label, value]) => (
          <div key={label}>
            <dt className="quiet small">{label}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
