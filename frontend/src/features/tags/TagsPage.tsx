import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, type InputRef } from 'antd';
import { useDeferredValue, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { bankClock } from '@shared/format/times';
import { usePreferences } from '@shared/session/preferences';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { People, When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { SearchInput } from '@shared/ui/SearchInput';
import { useParameter } from '@shared/ui/useParameter';
import { TagPanel } from './TagPanel';

export function TagsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { language } = usePreferences();
  const [search, setSearch] = useParameter('q');
  const [open, setOpen] = useParameter('tag');
  const searchInput = useRef<InputRef>(null);
  const wanted = useDeferredValue(search);
  const tags = useQuery({
    queryKey: ['tags', wanted],
    queryFn: () => call('GET /api/tags', { query: { search: wanted } }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead
        title={t('nav.tags')}
        facts={
          tags.data && (
            <>
              <span>{t('tags.total', { count: tags.data.total })}</span>
              {tags.data.asOf && <span>{t('tags.asOf', { time: bankClock(tags.data.asOf) })}</span>}
            </>
          )
        }
      />
      <div className="tools">
        <SearchInput label={t('tags.search')} value={search} onChange={setSearch} inputRef={searchInput} />
      </div>
      <QueryView query={tags}>
        {({ items }) =>
          items.length === 0 ? (
            search ? (
              <Empty title={t('list.nothingMatches')} text={t('list.nothingMatchesText')} />
            ) : (
              <Empty title={t('tags.emptyTitle')} text={t('tags.emptyText')}>
                <Button type="primary" onClick={() => void navigate('/audience/imports/new')}>
                  {t('imports.new')}
                </Button>
              </Empty>
            )
          ) : (
            <DataTable
              label={t('nav.tags')}
              rows={items}
              rowKey={(row) => row.code}
              onOpen={(row) => {
                setOpen(row.code);
              }}
              onSearch={() => searchInput.current?.focus()}
              columns={[
                {
                  key: 'name',
                  title: t('tags.name'),
                  sort: (row) => row.code,
                  cell: (row) => (
                    <>
                      <span className="name">
                        {(language === 'en' ? row.nameEn : row.nameZh) || row.code}
                      </span>
                      <div className="quiet small mono">{row.code}</div>
                    </>
                  ),
                },
                {
                  key: 'type',
                  title: t('tags.type'),
                  sort: (row) => row.type,
                  cell: (row) => t(`fieldType.${row.type}`),
                },
                {
                  key: 'source',
                  title: t('tags.source'),
                  wide: true,
                  cell: (row) => <span className="mono">{row.source}</span>,
                },
                {
                  key: 'known',
                  title: t('tags.known'),
                  right: true,
                  sort: (row) => row.known,
                  cell: (row) => <People of={row.known} />,
                },
                {
                  key: 'at',
                  title: t('tags.computed'),
                  right: true,
                  wide: true,
                  sort: (row) => row.computedAt,
                  cell: (row) => <When at={row.computedAt} brief />,
                },
              ]}
            />
          )
        }
      </QueryView>
      {open && (
        <TagPanel
          code={open}
          tag={tags.data?.items.find((tag) => tag.code === open)}
          onClose={() => {
            setOpen('');
          }}
        />
      )}
    </>
  );
}
