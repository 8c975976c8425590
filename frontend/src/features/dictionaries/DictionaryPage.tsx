import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Progress, Upload, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { call, upload } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useDictionaries } from '@shared/events/api';
import type { Dictionary, Entry, Loaded } from '@shared/events/types';
import { exact } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { DataTable, PAGE_SIZE } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { LoadReport } from '@shared/ui/LoadReport';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { SureButton } from '@shared/ui/SureButton';
import { AddressSearch } from '@shared/ui/AddressSearch';
import { useParameter } from '@shared/ui/useParameter';
import { LoadProgress } from './LoadProgress';

const LOOK_MS = 2_000;

export function DictionaryPage() {
  const { code = '' } = useParams();
  const { t } = useTranslation();
  // A long load may have been begun elsewhere: what it is at is asked again while somebody looks.
  const dictionaries = useDictionaries(LOOK_MS);
  return (
    <QueryView query={dictionaries}>
      {(all) => {
        const dictionary = all.find((each) => each.code === code);
        return dictionary ? (
          <Opened dictionary={dictionary} />
        ) : (
          <Empty title={t('dictionaries.unknown')} text={t('common.notFoundText')}>
            <Link to="/audience/dictionaries">{t('nav.dictionaries')}</Link>
          </Empty>
        );
      }}
    </QueryView>
  );
}

/** One dictionary: its entries, found by the beginning of code or name, and a file to load more. */
function Opened({ dictionary }: { dictionary: Dictionary }) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const client = useQueryClient();
  const navigate = useNavigate();
  const mayRemove = useMay('ADMINISTRATOR');
  const mayKeep = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const [search] = useParameter('q');
  const [share, setShare] = useState(0);
  const searchInput = useRef<InputRef>(null);
  const pages = useInfiniteQuery({
    queryKey: ['dictionaries', dictionary.code, 'pages', search],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/dictionaries/{code}/entries', {
        path: { code: dictionary.code },
        query: { search, limit: PAGE_SIZE, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const load = useMutation({
    mutationFn: (file: File) =>
      upload<Loaded>(`/api/dictionaries/${dictionary.code}/entries`, file, setShare),
    onSuccess: () => client.invalidateQueries({ queryKey: ['dictionaries'] }),
  });
  const remove = useChange(
    () => call('DELETE /api/dictionaries/{code}', { path: { code: dictionary.code } }),
    [['dictionaries']],
    () => void navigate('/audience/dictionaries'),
  );
  return (
    <>
      <PageHead
        title={nameOf(dictionary)}
        facts={
          <>
            <span className="mono">{dictionary.code}</span>
            <span>{t(`dictionaries.subjects.${dictionary.subject}`)}</span>
            <span className="num">
              {t('dictionaries.total', { count: dictionary.entries, number: exact(dictionary.entries) })}
            </span>
            <When at={dictionary.updatedAt} brief />
          </>
        }
        actions={
          <>
            {mayRemove && (
              <SureButton
                question={t('dictionaries.removeSure')}
                label={t('standards.remove')}
                icon={<DeleteOutlined />}
                loading={remove.isPending}
                onSure={() => {
                  remove.mutate(undefined);
                }}
              />
            )}
            {mayKeep && (
              <Upload
                accept=".csv,.txt,.gz"
                showUploadList={false}
                beforeUpload={(file) => {
                  setShare(0);
                  load.mutate(file);
                  return false;
                }}
              >
                <Button type="primary" icon={<UploadOutlined />} loading={load.isPending}>
                  {t('dictionaries.load')}
                </Button>
              </Upload>
            )}
          </>
        }
      />
      {mayKeep && (
        <p className="quiet small" style={{ marginBottom: 12 }}>
          {t('dictionaries.loadHint')}
        </p>
      )}
      {load.isPending && share < 1 && <Progress percent={Math.round(share * 100)} />}
      {dictionary.loading ? (
        <LoadProgress loading={dictionary.loading} />
      ) : (
        load.isPending && share >= 1 && <p className="quiet small">{t('dictionaries.stages.LINES')}</p>
      )}
      {(remove.isError || load.isError) && (
        <div className="section">
          <ProblemView problem={asProblem(remove.error ?? load.error)} />
        </div>
      )}
      {load.data && <LoadReport loaded={load.data} />}
      <div className="tools">
        <AddressSearch label={t('events.typePrefix')} inputRef={searchInput} />
      </div>
      <QueryView query={pages}>
        {({ pages: read }) =>
          read[0]?.items.length === 0 ? (
            <Empty
              title={search ? t('list.nothingMatches') : t('dictionaries.noEntries')}
              text={search ? t('dictionaries.prefixOnly') : t('dictionaries.loadHint')}
            />
          ) : (
            <EntryTable
              key={search}
              pages={read.map((page) => page.items)}
              total={search ? undefined : dictionary.entries}
              more={pages.hasNextPage}
              onMore={() => void pages.fetchNextPage()}
              onSearch={() => searchInput.current?.focus()}
            />
          )
        }
      </QueryView>
    </>
  );
}

function EntryTable(props: {
  pages: readonly (readonly Entry[])[];
  total: number | undefined;
  more: boolean;
  onMore: () => void;
  onSearch: () => void;
}) {
  const { t } = useTranslation();
  const [page, setPage] = useState(0);
  const shown = Math.min(page, props.pages.length - 1);
  const read = props.pages.reduce((sum, items) => sum + items.length, 0);
  return (
    <DataTable
      label={t('dictionaries.entries')}
      rows={props.pages[shown] ?? []}
      rowKey={(row) => row.code}
      onSearch={props.onSearch}
      paging={{
        page: shown,
        // Nobody counts what a search finds among millions: what is read so far.
        total: props.total ?? read,
        more: props.total === undefined && props.more,
        onPage: (wanted) => {
          if (wanted >= props.pages.length) props.onMore();
          setPage(wanted);
        },
      }}
      columns={[
        {
          key: 'code',
          title: t('dictionaries.code'),
          cell: (row) => <span className="mono">{row.code}</span>,
        },
        { key: 'zh', title: t('dictionaries.nameZh'), cell: (row) => row.nameZh },
        {
          key: 'en',
          title: t('dictionaries.nameEn'),
          wide: true,
          cell: (row) => row.nameEn ?? <span className="quiet">–</span>,
        },
      ]}
    />
  );
}
