import { useTranslation } from 'react-i18next';
import type { Campaign } from '@shared/api/types';
import { Link } from 'react-router';
import { useWord } from '@shared/i18n/words';
import { Copyable } from '@shared/ui/Copyable';
import { Empty } from '@shared/ui/Empty';
import { ManifestView } from '@shared/ui/JsonView';

/** What an approver signs, and whether that is still what stands here. */
export function ManifestTab({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  if (!campaign.manifest)
    return (
      <>
        <Parts campaign={campaign} />
        <Empty title={t('manifest.notYet')} text={t('manifest.notYetText')} />
      </>
    );
  const signed = campaign.approvedHash !== null;
  const same = campaign.approvedHash === campaign.manifestHash;
  return (
    <>
      <p className="section">
        {campaign.manifestHash && (
          <>
            SHA-256 <Copyable text={campaign.manifestHash} shorten={24} />{' '}
          </>
        )}
        {!signed && <span className="mark amber">◷&nbsp;{t('manifest.unsigned')}</span>}
        {signed && same && <span className="mark green">✓&nbsp;{t('manifest.signed')}</span>}
        {signed && !same && <span className="mark red">✕&nbsp;{t('manifest.differs')}</span>}
      </p>
      <Parts campaign={campaign} />
      <div className="sheet">
        <ManifestView manifest={campaign.manifest} />
      </div>
    </>
  );
}

/** What the campaign is made of, in the version that is pinned, and whether a newer one waits for the next. */
function Parts({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const word = useWord();
  if (campaign.elements.length === 0) return null;
  return (
    <section className="section">
      <h2 className="section-title">{t('plan.elements')}</h2>
      <ul className="plain">
        {campaign.elements.map((part) => (
          <li key={part.key}>
            <span className="quiet small">{word('elements.kind', part.kind)}</span>{' '}
            <Link to={`/content/elements/${part.key}`}>{part.name}</Link>{' '}
            {part.version === null ? (
              <span className="mark red">✕&nbsp;{t('elements.nothingUsable')}</span>
            ) : (
              <span className="quiet small">{t('segments.versionFact', { version: part.version })}</span>
            )}{' '}
            {part.version !== null && part.usable !== null && part.usable > part.version && (
              <span className="quiet small">{t('elements.newer', { version: part.usable })}</span>
            )}{' '}
            {part.version !== null && part.usable === null && (
              <span className="mark red">✕&nbsp;{t('elements.state.WITHDRAWN')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
