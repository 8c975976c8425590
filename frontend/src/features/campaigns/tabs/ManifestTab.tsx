import { useTranslation } from 'react-i18next';
import type { Campaign } from '@shared/api/types';
import { Copyable } from '@shared/ui/Copyable';
import { Empty } from '@shared/ui/Empty';
import { ManifestView } from '@shared/ui/JsonView';

/** What an approver signs, and whether that is still what stands here. */
export function ManifestTab({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  if (!campaign.manifest) return <Empty title={t('manifest.notYet')} text={t('manifest.notYetText')} />;
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
        {!signed && <span className="mark amber">◷ {t('manifest.unsigned')}</span>}
        {signed && same && <span className="mark green">✓ {t('manifest.signed')}</span>}
        {signed && !same && <span className="mark red">✕ {t('manifest.differs')}</span>}
      </p>
      <div className="sheet">
        <ManifestView manifest={campaign.manifest} />
      </div>
    </>
  );
}
