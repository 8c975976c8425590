import { Button, Dropdown, type InputRef } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { bankClock } from '@shared/format/times';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { DataTable, type Order } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { People, When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { SavedViews } from '@shared/views/SavedViews';
import { AddressSearch } from '@shared/ui/AddressSearch';
import { RowLink } from '@shared/ui/RowLink';
import { TagFacets } from './TagFacets';
import { TagStateMark } from './TagStateMark';
import { useCatalogue } from './api';
import { tagPath } from './paths';
import type { Catalogue, CatalogueTag } from './types';
import { toQuery, useCatalogueAddress } from './useCatalogueAddress';
import { useFacetWord } from './words';

/** Found on the server, fifty at a time: a bank has thousands of tags. */
export function TagsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const address = useCatalogueAddress();
  const mayDefine = useMay('MARKETER', 'ADMINISTRATOR');
  const mayCompute = useMay('MARKETER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR');
  const searchInput = useRef<InputRef>(null);
  const { search, change } = address;
  const catalogue = useCatalogue(toQuery(search, address.facets, address.order), address.page);
  const narrowed = search !== '' || Object.keys(address.facets).length > 0;
  return (
    <>
      <PageHead
        title={t('nav.tags')}
        facts={
          catalogue.data && (
            <>
              <span>{t('tags.total', { count: catalogue.data.total })}</span>
              <span>{t('tags.asOf', { time: bankClock(catalogue.data.asOf) })}</span>
            </>
          )
        }
        actions={
          <>
            {mayCompute && (
              <Dropdown
                menu={{
                  items: [
                    { key: '/audience/tag-nights', label: t('nights.title') },
                    { key: '/audience/product-tags', label: t('productTags.title') },
                    { key: '/audience/insights', label: t('insights.title') },
                    { key: '/audience/tag-files', label: t('tagFiles.title') },
                    { key: '/audience/portrait-model', label: t('portraitModel.title') },
                  ],
                  onClick: ({ key }) => void navigate(key),
                }}
              >
                <Button>{t('tags.more')}</Button>
              </Dropdown>
            )}
            {mayCompute && (
              <Button onClick={() => void navigate('/audience/unused-tags')}>{t('unusedTags.title')}</Button>
            )}
            {mayCompute && (
              <Button onClick={() => void navigate('/audience/tag-kits')}>{t('tagKits.title')}</Button>
            )}
            {mayDefine && (
              <Button type="primary" onClick={() => void navigate('/audience/new-tag')}>
                {t('tagBuilder.title')}
              </Button>
            )}
          </>
        }
      />
      <QueryView query={catalogue}>
        {(data) =>
          data.total === 0 && !narrowed ? (
            <Empty title={t('tags.emptyTitle')} text={t('tags.emptyText')}>
              <Button type="primary" onClick={() => void navigate('/audience/imports/new')}>
                {t('imports.new')}
              </Button>{' '}
              <Button onClick={() => void navigate('/audience/tag-kits')}>{t('tagKits.title')}</Button>
            </Empty>
          ) : (
            <div className="with-facets">
              <TagFacets
                counts={data.facets}
                chosen={address.facets}
                onChoose={(facet, value) => {
                  change({ [facet]: value });
                }}
              />
              <div>
                <div className="tools">
                  <AddressSearch label={t('tags.search')} drop={['page']} inputRef={searchInput} />
                  <SavedViews list="TAGS" />
                  {narrowed && (
                    <Button
                      type="text"
                      onClick={() => {
                        address.clear();
                      }}
                    >
                      {t('tags.showAll')}
                    </Button>
                  )}
                </div>
                {data.items.length === 0 ? (
                  <Empty title={t('list.nothingMatches')} text={t('list.nothingMatchesText')} />
                ) : (
                  <TagTable
                    data={data}
                    page={address.page}
                    order={address.order}
                    onPage={(page) => {
                      change({ page: page > 0 ? String(page + 1) : '' });
                    }}
                    onOrder={(order) => {
                      change({ order });
                    }}
                    onSearch={() => searchInput.current?.focus()}
                  />
                )}
              </div>
            </div>
          )
        }
      </QueryView>
    </>
  );
}

function TagTable(props: {
  data: Catalogue;
  page: number;
  order: string;
  onPage: (page: number) => void;
  onOrder: (order: string) => void;
  onSearch: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = useNamed();
  const word = useFacetWord();
  const order: Order = {
    key: props.order.replace('-', '') || 'code',
    down: props.order.startsWith('-'),
  };
  return (
    <DataTable<CatalogueTag>
      label={t('nav.tags')}
      rows={props.data.items}
      rowKey={(row) => row.code}
      onOpen={(row) => void navigate(tagPath(row.code))}
      onSearch={props.onSearch}
      paging={{ page: props.page, total: props.data.total, onPage: props.onPage }}
      ordering={{
        order,
        onOrder: ({ key, down }) => {
          props.onOrder(`${down ? '-' : ''}${key}`);
        },
      }}
      columns={[
        {
          key: 'code',
          title: t('tags.name'),
          ordered: true,
          cell: (row) => (
            <>
              <RowLink to={tagPath(row.code)}>{nameOf(row)}</RowLink>
              <div className="quiet small mono">{row.code}</div>
            </>
          ),
        },
        {
          key: 'state',
          title: t('tags.facet.state'),
          cell: (row) => (
            <>
              <TagStateMark state={row.state} />
              {row.predicted && <span className="mark blue">{t('tags.values.predicted.PREDICTED')}</span>}
            </>
          ),
        },
        {
          key: 'type',
          title: t('tags.type'),
          wide: true,
          cell: (row) => (
            <>
              {t(`fieldType.${row.type}`)}
              {row.unit && <span className="quiet"> {row.unit}</span>}
            </>
          ),
        },
        { key: 'theme', title: t('tags.facet.theme'), wide: true, cell: (row) => word('theme', row.theme) },
        {
          key: 'class',
          title: t('tags.facet.tagClass'),
          wide: true,
          cell: (row) => word('tagClass', row.tagClass),
        },
        {
          key: 'known',
          title: t('tags.known'),
          right: true,
          ordered: true,
          cell: (row) => <People of={row.known} />,
        },
        {
          key: 'computed',
          title: t('tags.computed'),
          right: true,
          wide: true,
          ordered: true,
          cell: (row) => (
            <>
              <When at={row.computedAt} brief />
              {row.stale && <div className="small stale">{t('tags.values.fresh.STALE')}</div>}
            </>
          ),
        },
      ]}
    />
  );
}
