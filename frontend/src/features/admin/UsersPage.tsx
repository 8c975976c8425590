import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useWord } from '@shared/i18n/words';
import { useMay } from '@shared/session/session';
import { AddButton } from '@shared/ui/AddButton';
import { DataTable } from '@shared/ui/DataTable';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { useParameter } from '@shared/ui/useParameter';
import { UserPanel } from './UserPanel';
import { useBranches, useBranchName } from './branches';

export function UsersPage() {
  const { t } = useTranslation();
  const word = useWord();
  const users = useQuery({ queryKey: ['users'], queryFn: () => call('GET /api/users') });
  const branches = useBranches();
  const branchName = useBranchName();
  const [open, setOpen] = useParameter('user');
  const may = useMay('ADMINISTRATOR');
  const [creating, setCreating] = useState(false);
  const chosen = users.data?.find((user) => user.name === open);
  return (
    <>
      <PageHead
        title={t('nav.users')}
        facts={users.data && <span>{t('users.total', { count: users.data.length })}</span>}
        actions={
          may && (
            <AddButton
              onClick={() => {
                setCreating(true);
              }}
            >
              {t('users.new')}
            </AddButton>
          )
        }
      />
      <QueryView query={users}>
        {(rows) => (
          <DataTable
            label={t('nav.users')}
            rows={rows}
            rowKey={(row) => row.name}
            onOpen={(row) => {
              setOpen(row.name);
            }}
            columns={[
              {
                key: 'name',
                title: t('session.name'),
                sort: (row) => row.name,
                cell: (row) => (
                  <>
                    <span className="name">{row.name}</span>
                    {row.displayName && row.displayName !== row.name && (
                      <div className="quiet small">{row.displayName}</div>
                    )}
                  </>
                ),
              },
              {
                key: 'roles',
                title: t('users.roles'),
                cell: (row) => row.roles.map((role) => word('role', role)).join(' · '),
              },
              { key: 'branch', title: t('users.branch'), wide: true, cell: (row) => branchName(row.branch) },
              {
                key: 'locked',
                title: t('campaigns.state'),
                cell: (row) =>
                  row.locked ? (
                    <span className="mark red">✕&nbsp;{t('users.locked')}</span>
                  ) : (
                    <span className="mark green">✓&nbsp;{t('users.active')}</span>
                  ),
              },
            ]}
          />
        )}
      </QueryView>
      {(chosen || creating) && (
        <UserPanel
          key={chosen?.name ?? ''}
          user={chosen}
          branches={branches.data ?? []}
          onClose={() => {
            setOpen('');
            setCreating(false);
          }}
        />
      )}
    </>
  );
}
