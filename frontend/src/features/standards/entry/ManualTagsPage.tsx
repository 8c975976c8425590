import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useManualTags } from '@shared/entry/api';
import type { ManualTag } from '@shared/entry/types';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { AddButton } from '@shared/ui/AddButton';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { Named } from '@shared/ui/Named';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { useParameter } from '@shared/ui/useParameter';
import { StandardLinks } from '../StandardLinks';
import { ManualTagForm } from './ManualTagForm';
import { ManualTagPanel } from './ManualTagPanel';

/** Tags whose values people enter, with the rules those have to keep. */
export function ManualTagsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = useNamed();
  const mayDefine = useMay('MARKETER', 'ADMINISTRATOR');
  const tags = useManualTags();
  const [open, setOpen] = useParameter('tag');
  const [making, setMaking] = useState(false);
  const make = (
    <AddButton
      onClick={() => {
        setMaking(true);
      }}
    >
      {t('manual.new')}
    </AddButton>
  );
  const chosen = tags.data?.find((tag) => tag.tag === open);
  return (
    <>
      <PageHead title={t('manual.title')} facts={<StandardLinks />} actions={mayDefine && make} />
      <QueryView query={tags}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('manual.emptyTitle')} text={t('manual.emptyText')}>
              {mayDefine && make}
            </Empty>
          ) : (
            <DataTable<ManualTag>
              label={t('manual.title')}
              rows={rows}
              rowKey={(row) => row.tag}
              onOpen={(row) => {
                setOpen(row.tag);
              }}
              columns={[
                {
                  key: 'name',
                  title: t('tags.name'),
                  sort: (row) => row.tag,
                  cell: (row) => <Named name={nameOf(row)} code={row.tag} />,
                },
                { key: 'type', title: t('tags.type'), cell: (row) => t(`fieldType.${row.type}`) },
                {
                  key: 'rules',
                  title: t('entryRules.title'),
                  wide: true,
                  cell: (row) => <span className="mono">{row.rules.join(', ') || '–'}</span>,
                },
                {
                  key: 'review',
                  title: t('manual.review'),
                  cell: (row) => t(row.review ? 'common.yes' : 'common.no'),
                },
              ]}
            />
          )
        }
      </QueryView>
      {chosen && (
        <ManualTagPanel
          tag={chosen}
          mayDefine={mayDefine}
          onClose={() => {
            setOpen('');
          }}
        />
      )}
      {making && (
        <ManualTagForm
          onDone={(made) => {
            setMaking(false);
            if (made) void navigate(`/audience/tags/${encodeURIComponent(made)}?tab=sheet`);
          }}
        />
      )}
    </>
  );
}
