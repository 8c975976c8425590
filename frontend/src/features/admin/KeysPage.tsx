import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useNow } from '@shared/format/clock';
import { exact } from '@shared/format/numbers';
import { useMay } from '@shared/session/session';
import { AddButton } from '@shared/ui/AddButton';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { Named } from '@shared/ui/Named';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { useParameter } from '@shared/ui/useParameter';
import { KeyPanel } from './KeyPanel';
import { NewKeyPanel } from './NewKeyPanel';
import { useBranchName } from './branches';
import type { ServiceKey } from './keyTypes';

/** Other systems that read tags and segments, each with rights and an end of its own. */
export function KeysPage() {
  const { t } = useTranslation();
  const keys = useQuery({ queryKey: ['service-keys'], queryFn: () => call('GET /api/service-keys') });
  const [open, setOpen] = useParameter('key');
  const branchName = useBranchName();
  const may = useMay('ADMINISTRATOR');
  const [creating, setCreating] = useState(false);
  const chosen = keys.data?.find((key) => key.prefix === open);
  return (
    <>
      <PageHead
        title={t('keys.title')}
        facts={<span>{t('keys.facts')}</span>}
        actions={
          may && (
            <AddButton
              onClick={() => {
                setCreating(true);
              }}
            >
              {t('keys.new')}
            </AddButton>
          )
        }
      />
      <QueryView query={keys}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('keys.emptyTitle')} text={t('keys.emptyText')} />
          ) : (
            <DataTable
              label={t('keys.title')}
              rows={rows}
              rowKey={(row) => row.prefix}
              onOpen={(row) => {
                setOpen(row.prefix);
              }}
              columns={[
                {
                  key: 'name',
                  title: t('keys.name'),
                  sort: (row) => row.name,
                  cell: (row) => <Named name={row.name} code={row.prefix} />,
                },
                { key: 'state', title: t('campaigns.state'), cell: (row) => <KeyState of={row} /> },
                {
                  key: 'branch',
                  title: t('users.branch'),
                  wide: true,
                  cell: (row) => branchName(row.branch),
                },
                {
                  key: 'rights',
                  title: t('keys.rights'),
                  wide: true,
                  cell: (row) =>
                    t('keys.rightsOf', { tags: row.fields.length, segments: row.segments.length }),
                },
                {
                  key: 'perSecond',
                  title: t('keys.perSecond'),
                  right: true,
                  wide: true,
                  cell: (row) => <span className="num">{exact(row.perSecond)}</span>,
                },
                { key: 'until', title: t('keys.until'), cell: (row) => <When at={row.expiresAt} brief /> },
              ]}
            />
          )
        }
      </QueryView>
      {chosen && (
        <KeyPanel
          of={chosen}
          onClose={() => {
            setOpen('');
          }}
        />
      )}
      {creating && (
        <NewKeyPanel
          onClose={() => {
            setCreating(false);
          }}
        />
      )}
    </>
  );
}

export function KeyState({ of }: { of: ServiceKey }) {
  const { t } = useTranslation();
  const now = useNow();
  if (of.revokedAt) return <span className="mark red">✕&nbsp;{t('keys.revoked')}</span>;
  if (new Date(of.expiresAt).getTime() <= now()) return <span className="mark amber">{t('keys.over')}</span>;
  return <span className="mark green">✓&nbsp;{t('keys.usable')}</span>;
}
