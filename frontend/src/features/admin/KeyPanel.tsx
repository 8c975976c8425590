import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { exact } from '@shared/format/numbers';
import { When } from '@shared/ui/Numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { SureButton } from '@shared/ui/SureButton';
import { KeyState } from './KeysPage';
import { useBranchName } from './branches';
import type { ServiceKey } from './keyTypes';

/** What a key may read, and its end. */
export function KeyPanel({ of, onClose }: { of: ServiceKey; onClose: () => void }) {
  const { t } = useTranslation();
  const branchName = useBranchName();
  const revoke = useChange(
    () => call('POST /api/service-keys/{prefix}/revoke', { path: { prefix: of.prefix } }),
    [['service-keys']],
  );
  return (
    <Drawer open title={of.name} onClose={onClose} size={420}>
      <dl className="keyvalues" style={{ marginBottom: 20 }}>
        <dt>{t('keys.prefix')}</dt>
        <dd className="mono">{of.prefix}</dd>
        <dt>{t('campaigns.state')}</dt>
        <dd>
          <KeyState of={of} />
        </dd>
        <dt>{t('users.branch')}</dt>
        <dd>{branchName(of.branch)}</dd>
        <dt>{t('keys.perSecond')}</dt>
        <dd className="num">{exact(of.perSecond)}</dd>
        <dt>{t('keys.until')}</dt>
        <dd>
          <When at={of.expiresAt} />
        </dd>
        <dt>{t('keys.made')}</dt>
        <dd>
          {of.createdBy} · <When at={of.createdAt} />
        </dd>
        {of.revokedAt && (
          <>
            <dt>{t('keys.revoked')}</dt>
            <dd>
              {of.revokedBy} · <When at={of.revokedAt} />
            </dd>
          </>
        )}
        <dt>{t('nav.tags')}</dt>
        <dd className="mono small">{of.fields.join(', ') || '–'}</dd>
        <dt>{t('nav.segments')}</dt>
        <dd className="mono small">{of.segments.join(', ') || '–'}</dd>
      </dl>
      {revoke.isError && <ProblemView problem={asProblem(revoke.error)} />}
      {!of.revokedAt && (
        <SureButton
          question={t('keys.revokeTitle')}
          label={t('keys.revoke')}
          danger
          loading={revoke.isPending}
          onSure={() => {
            revoke.mutate(undefined);
          }}
        />
      )}
    </Drawer>
  );
}
