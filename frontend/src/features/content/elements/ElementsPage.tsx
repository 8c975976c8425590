import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, type InputRef } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { ELEMENT_KINDS, type ElementKind, type ElementSummary } from '@shared/api/elements';
import { exact } from '@shared/format/numbers';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { SearchInput } from '@shared/ui/SearchInput';
import { useParameter } from '@shared/ui/useParameter';
import { ElementMark } from './ElementMark';
import { useNameOf } from '@shared/i18n/names';
import { Named } from '@shared/ui/Named';

/** Everything campaigns are made of, narrowed by kind. */
export function ElementsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = useNameOf();
  const mayWrite = useMay('MARKETER');
  const [search, setSearch] = useParameter('q');
  const [kind, setKind] = useParameter('kind');
  const searchInput = useRef<InputRef>(null);
  const elements = useQuery({ queryKey: ['elements'], queryFn: () => call('GET /api/elements') });
  const found = (elements.data ?? []).filter((row) =>
    `${row.key} ${row.name?.zh ?? ''} ${row.name?.en ?? ''}`.toLowerCase().includes(search.toLowerCase()),
  );
  return (
    <>
      <PageHead
        title={t('elements.title')}
        facts={<span>{t('elements.facts')}</span>}
        actions={
          mayWrite && (
            <Dropdown
              trigger={['click']}
              menu={{
                items: ELEMENT_KINDS.map((each) => ({ key: each, label: t(`elements.kind.${each}`) })),
                onClick: ({ key }) => void navigate(`/content/elements/new?kind=${key}`),
              }}
            >
              <Button type="primary">{t('elements.new')}</Button>
            </Dropdown>
          )
        }
      />
      <QueryView query={elements}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('elements.emptyTitle')} text={t('elements.emptyText')} />
          ) : (
            <>
              <div className="tools">
                <SearchInput
                  label={t('elements.search')}
                  value={search}
                  onChange={setSearch}
                  inputRef={searchInput}
                />
              </div>
              <Kinds found={found} chosen={kind} onChoose={setKind} />
              <Table
                rows={found.filter((row) => !kind || row.kind === kind)}
                onSearch={() => searchInput.current?.focus()}
              />
            </>
          )
        }
      </QueryView>
    </>
  );

  function Table({ rows, onSearch }: { rows: ElementSummary[]; onSearch: () => void }) {
    if (rows.length === 0)
      return <Empty title={t('list.nothingMatches')} text={t('list.nothingMatchesText')} />;
    return (
      <DataTable
        label={t('elements.title')}
        rows={rows}
        rowKey={(row) => row.key}
        onOpen={(row) => void navigate(`/content/elements/${row.key}`)}
        onSearch={onSearch}
        columns={[
          {
            key: 'name',
            title: t('elements.name'),
            sort: (row) => nameOf(row.name),
            cell: (row) => <Named name={nameOf(row.name)} code={row.key} />,
          },
          {
            key: 'kind',
            title: t('elements.kindTitle'),
            sort: (row) => row.kind,
            cell: (row) => t(`elements.kind.${row.kind}`),
          },
          {
            key: 'state',
            title: t('elements.stateTitle'),
            cell: (row) => (
              <ElementMark state={row.retired ? 'RETIRED' : row.expired ? 'EXPIRED' : row.state} />
            ),
          },
          {
            key: 'usable',
            title: t('elements.usable'),
            right: true,
            wide: true,
            sort: (row) => row.usable ?? 0,
            cell: (row) => row.usable ?? '–',
          },
          {
            key: 'validTo',
            title: t('elements.field.validTo'),
            wide: true,
            sort: (row) => row.validTo ?? '9999',
            cell: (row) => row.validTo ?? '–',
          },
          {
            key: 'changed',
            title: t('elements.changed'),
            wide: true,
            sort: (row) => row.changedAt,
            cell: (row) => <When at={row.changedAt} brief />,
          },
        ]}
      />
    );
  }
}

/** How many there are of each kind; a click narrows the list, another widens it again. */
function Kinds(props: {
  found: readonly ElementSummary[];
  chosen: string;
  onChoose: (kind: string) => void;
}) {
  const { t } = useTranslation();
  const count = (kind: ElementKind) => props.found.filter((row) => row.kind === kind).length;
  return (
    <div className="kind-facets" role="group" aria-label={t('elements.kindTitle')}>
      {ELEMENT_KINDS.map((kind) => (
        <button
          type="button"
          key={kind}
          aria-pressed={props.chosen === kind}
          onClick={() => {
            props.onChoose(props.chosen === kind ? '' : kind);
          }}
        >
          {t(`elements.kind.${kind}`)} <span className="num quiet">{exact(count(kind))}</span>
        </button>
      ))}
    </div>
  );
}
