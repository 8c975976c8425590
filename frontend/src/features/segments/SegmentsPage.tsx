import type { InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ListedSegment, Rule, SegmentQuery } from '@shared/api/types';
import { useMay } from '@shared/session/session';
import { AddButton } from '@shared/ui/AddButton';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { AddressSearch } from '@shared/ui/AddressSearch';
import { SavedViews } from '@shared/views/SavedViews';
import { RowLink } from '@shared/ui/RowLink';
import { useParameter } from '@shared/ui/useParameter';
import { FileSegments } from './FileSegments';
import { SegmentFacetChoices } from './SegmentFacetChoices';
import { useClassName } from './classNames';
import { useSegmentClasses, useSegmentFacets, useSegmentPages } from './listApi';
import { useRuleText } from './useRuleText';

const NONE: ReadonlySet<string> = new Set();

/** Found on the server, fifty at a time: a bank has hundreds of thousands of segments. */
export function SegmentsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayEdit = useMay('MARKETER');
  const [search] = useParameter('q');
  const [kind] = useParameter('kind');
  const [owner] = useParameter('owner');
  const [segmentClass] = useParameter('class');
  const [picked, setPicked] = useState(NONE);
  const searchInput = useRef<InputRef>(null);
  const query: SegmentQuery = {
    ...(search ? { search } : {}),
    ...(kind ? { kind } : {}),
    ...(owner ? { owner } : {}),
    ...(segmentClass ? { class: segmentClass } : {}),
  };
  const narrowed = Object.keys(query).length > 0;
  const pages = useSegmentPages(query);
  const facets = useSegmentFacets(query);
  const create = (
    <AddButton onClick={() => void navigate('/audience/segments/new')}>{t('segments.new')}</AddButton>
  );
  // A new question starts on its first page: the key lets go of the number of the old one.
  const asked = JSON.stringify(query);
  return (
    <>
      <PageHead
        title={t('nav.segments')}
        facts={facets.data && <span>{t('segments.total', { count: facets.data.total })}</span>}
        actions={mayEdit && create}
      />
      <QueryView query={pages}>
        {({ pages: read }) =>
          read[0]?.items.length === 0 && !narrowed && !search ? (
            <Empty
              title={t('segments.emptyTitle')}
              text={t('segments.emptyText')}
              example={t('segments.emptyExample')}
            >
              {mayEdit && create}
            </Empty>
          ) : (
            <>
              <div className="tools">
                <AddressSearch label={t('segments.search')} inputRef={searchInput} />
                <SegmentFacetChoices facets={facets.data} />
                <SavedViews list="SEGMENTS" />
                {mayEdit && (
                  <FileSegments
                    picked={picked}
                    onDone={() => {
                      setPicked(NONE);
                    }}
                  />
                )}
              </div>
              {read[0]?.items.length === 0 ? (
                <Empty title={t('list.nothingMatches')} text={t('list.nothingMatchesText')} />
              ) : (
                <SegmentTable
                  key={asked}
                  pages={read.map((page) => page.items)}
                  total={facets.data?.total}
                  more={pages.hasNextPage}
                  onMore={() => void pages.fetchNextPage()}
                  onSearch={() => searchInput.current?.focus()}
                  {...(mayEdit ? { picking: { picked, onChange: setPicked } } : {})}
                />
              )}
            </>
          )
        }
      </QueryView>
    </>
  );
}

function SegmentTable(props: {
  pages: readonly (readonly ListedSegment[])[];
  total: number | undefined;
  more: boolean;
  onMore: () => void;
  onSearch: () => void;
  picking?: { picked: ReadonlySet<string>; onChange: (picked: ReadonlySet<string>) => void };
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const ruleText = useRuleText();
  const classes = useSegmentClasses();
  const className = useClassName(classes.data);
  const [page, setPage] = useState(0);
  const shown = Math.min(page, props.pages.length - 1);
  const read = props.pages.reduce((sum, items) => sum + items.length, 0);
  return (
    <DataTable
      label={t('nav.segments')}
      rows={props.pages[shown] ?? []}
      rowKey={(row) => row.code}
      onOpen={(row) => void navigate(`/audience/segments/${row.code}`)}
      onSearch={props.onSearch}
      paging={{
        page: shown,
        // While the exact number is being counted: what is read so far.
        total: props.total ?? read,
        more: props.total === undefined && props.more,
        onPage: (wanted) => {
          if (wanted >= props.pages.length) props.onMore();
          setPage(wanted);
        },
      }}
      {...(props.picking ? { picking: { ...props.picking, label: (row: ListedSegment) => row.name } } : {})}
      columns={[
        {
          key: 'name',
          title: t('segments.name'),
          cell: (row) => (
            <>
              <RowLink to={`/audience/segments/${row.code}`}>{row.name}</RowLink>
              <div className="quiet small">{row.description || <span className="mono">{row.code}</span>}</div>
            </>
          ),
        },
        {
          key: 'class',
          title: t('segmentList.class'),
          wide: true,
          cell: (row) => (row.segmentClass ? className(row.segmentClass) : <span className="quiet">–</span>),
        },
        {
          key: 'rule',
          title: t('segments.rule'),
          wide: true,
          cell: (row) => (
            <span className="quiet">
              {row.kind === 'RULE'
                ? ruleText(row.definition as Rule)
                : t(`segmentList.kinds.${row.kind}`, row.kind)}
            </span>
          ),
        },
        {
          key: 'among',
          title: t('segments.among'),
          wide: true,
          cell: (row) => (row.among ? <span className="mono">{row.among}</span> : t('segments.everybody')),
        },
        {
          key: 'owner',
          title: t('segmentList.owner'),
          wide: true,
          cell: (row) => <span className="num">{row.owner}</span>,
        },
        {
          key: 'version',
          title: t('segments.version'),
          right: true,
          wide: true,
          cell: (row) => row.version,
        },
        {
          key: 'updated',
          title: t('campaigns.updated'),
          right: true,
          wide: true,
          cell: (row) => <When at={row.updatedAt} brief />,
        },
      ]}
    />
  );
}
