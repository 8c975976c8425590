import { useTranslation } from 'react-i18next';
import { exact } from '@shared/format/numbers';
import { bankDateTime } from '@shared/format/times';
import { useWord } from '@shared/i18n/words';
import { CampaignLink } from '@shared/ui/CampaignLink';
import { textPage } from '@shared/wording/pages';
import { PolicyStages } from './PolicyStages';
import type { CampaignWhy, Contested, TouchTrace } from './types';
import { WhyStage } from './WhyStage';

/** One contact that the journey asked for: what the policy said, what became of it, and its words. */
export function Contact({ contact }: { contact: CampaignWhy['contacts'][number] }) {
  const { t } = useTranslation();
  const word = useWord();
  const { touch, policy, text, round } = contact;
  return (
    <WhyStage
      title={t('why.contact', { channel: word('channel', touch.channel) })}
      passed={touch.refused === null}
      verdict={touch.refused === null ? word('touchState', touch.state ?? '') : word('reason', touch.refused)}
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
          {t('why.lostTo')} <CampaignLink campaign={winner} />
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
