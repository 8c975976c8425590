import { useQuery } from '@tanstack/react-query';
import type { InputRef } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useWord } from '@shared/i18n/words';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { AddressSearch } from '@shared/ui/AddressSearch';
import { Named } from '@shared/ui/Named';
import { useParameter } from '@shared/ui/useParameter';
import { TemplatePanel } from './TemplatePanel';

export function ContentPage() {
  const { t } = useTranslation();
  const word = useWord();
  const [search] = useParameter('q');
  const [open, setOpen] = useParameter('template');
  const searchInput = useRef<InputRef>(null);
  const templates = useQuery({ queryKey: ['templates'], queryFn: () => call('GET /api/templates') });
  const idOf = (template: { key: string; language: string }) => `${template.key} ${template.language}`;
  // Who comes from a lineage knows the key alone.
  const chosen = templates.data?.find((template) => idOf(template) === open || template.key === open);
  return (
    <>
      <PageHead
        title={t('nav.templates')}
        facts={templates.data && <span>{t('content.total', { count: templates.data.length })}</span>}
      />
      <QueryView query={templates}>
        {(all) => {
          if (all.length === 0)
            return <Empty title={t('content.emptyTitle')} text={t('content.emptyText')} />;
          const rows = all.filter((row) =>
            `${row.key} ${row.subject ?? ''} ${row.body}`.toLowerCase().includes(search.toLowerCase()),
          );
          return (
            <>
              <div className="tools">
                <AddressSearch label={t('content.search')} inputRef={searchInput} />
              </div>
              {rows.length === 0 ? (
                <Empty title={t('list.nothingMatches')} text={t('list.nothingMatchesText')} />
              ) : (
                <DataTable
                  label={t('nav.content')}
                  rows={rows}
                  rowKey={idOf}
                  onOpen={(row) => {
                    setOpen(idOf(row));
                  }}
                  onSearch={() => searchInput.current?.focus()}
                  columns={[
                    {
                      key: 'key',
                      title: t('content.name'),
                      sort: (row) => row.key,
                      cell: (row) => <Named name={row.subject ?? firstLine(row.body)} code={row.key} />,
                    },
                    {
                      key: 'channel',
                      title: t('campaigns.channel'),
                      sort: (row) => row.channel,
                      cell: (row) => word('channel', row.channel),
                    },
                    {
                      key: 'language',
                      title: t('content.language'),
                      wide: true,
                      cell: (row) => row.language,
                    },
                    {
                      key: 'version',
                      title: t('segments.version'),
                      right: true,
                      wide: true,
                      cell: (row) => row.version,
                    },
                  ]}
                />
              )}
            </>
          );
        }}
      </QueryView>
      {chosen && (
        <TemplatePanel
          template={chosen}
          onClose={() => {
            setOpen('');
          }}
        />
      )}
    </>
  );
}

const firstLine = (body: string) => {
  const line = body.split('\n').find((text) => text.trim() && !text.startsWith('#')) ?? body;
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
};
