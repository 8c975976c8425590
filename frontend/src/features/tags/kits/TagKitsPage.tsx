import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { exact } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { SearchInput } from '@shared/ui/SearchInput';
import { useParameter } from '@shared/ui/useParameter';
import { useSettled } from '@shared/ui/useSettled';
import { RunProgress } from '../RunProgress';
import { underWay, useKits, useKitTags } from '../api';
import type { TagDefinition } from '../definition/definition';
import { useDefinitionWords } from '../definition/useDefinitionWords';
import { tagPath } from '../paths';
import type { Kit, KitTag } from '../types';
import { useFacetWord } from '../words';

const PAUSE_MS = 150;

/** Tags that come together: what is in them, and how far their computation is. */
export function TagKitsPage() {
  const { t } = useTranslation();
  const kits = useKits();
  const [open, setOpen] = useParameter('kit');
  const shown = kits.data?.find((kit) => kit.code === open);
  return (
    <>
      <PageHead
        title={t('tagKits.title')}
        before={<Link to="/audience/tags">{t('nav.tags')}</Link>}
        facts={<span>{t('tagKits.text')}</span>}
      />
      <QueryView query={kits}>
        {(data) =>
          data.length === 0 ? (
            <Empty title={t('list.nothingMatches')} text={t('list.nothingMatchesText')} />
          ) : (
            <div className="columns">
              {data.map((kit) => (
                <KitCard
                  key={kit.code}
                  kit={kit}
                  onOpen={() => {
                    setOpen(kit.code);
                  }}
                />
              ))}
            </div>
          )
        }
      </QueryView>
      {shown && (
        <KitDrawer
          kit={shown}
          onClose={() => {
            setOpen('');
          }}
        />
      )}
    </>
  );
}

function KitCard({ kit, onOpen }: { kit: Kit; onOpen: () => void }) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const mayInstall = useMay('MARKETER', 'ADMINISTRATOR');
  const install = useChange(
    () => call('POST /api/tag-kits/{code}/installation', { path: { code: kit.code } }),
    [['tag-kits'], ['tags']],
  );
  const running = kit.run && underWay(kit.run) ? kit.run : undefined;
  return (
    <article className="sheet padded" aria-label={nameOf(kit)}>
      <h2 className="section-title">
        {nameOf(kit)} <span className="quiet small mono">{kit.code}</span>
      </h2>
      <p className="facts" style={{ marginBottom: 12 }}>
        <span>{t('tags.total', { count: kit.tags })}</span>
        <span>
          {kit.installed === 0
            ? t('tagKits.notInstalled')
            : t('tagKits.installed', { installed: exact(kit.installed), tags: exact(kit.tags) })}
        </span>
        {kit.run && !running && (
          <span>
            {t(`tags.runState.${kit.run.state}`)} <When at={kit.run.finishedAt} brief />
            {kit.run.failed > 0 && <> · {t('tagKits.failed', { count: kit.run.failed })}</>}
          </span>
        )}
      </p>
      {running && <RunProgress run={running} />}
      {install.isError && (
        <div className="section">
          <ProblemView problem={asProblem(install.error)} />
        </div>
      )}
      <Button onClick={onOpen}>{t('tagKits.look')}</Button>{' '}
      {mayInstall && (
        <Button
          type={kit.installed === 0 ? 'primary' : 'default'}
          disabled={running !== undefined}
          loading={install.isPending}
          onClick={() => {
            install.mutate(undefined);
          }}
        >
          {kit.installed === 0 ? t('tagKits.install') : t('tagKits.installAgain')}
        </Button>
      )}
    </article>
  );
}

function KitDrawer({ kit, onClose }: { kit: Kit; onClose: () => void }) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const word = useFacetWord();
  const words = useDefinitionWords();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(0);
  const settled = useSettled(search.trim(), PAUSE_MS);
  const tags = useKitTags(kit.code, settled, page);
  return (
    <Drawer open title={nameOf(kit)} size={760} onClose={onClose}>
      <div className="tools">
        <SearchInput
          label={t('tags.search')}
          value={search}
          onChange={(text) => {
            setSearch(text);
            setPage(0);
          }}
        />
      </div>
      <QueryView query={tags}>
        {(data) => (
          <DataTable<KitTag>
            label={nameOf(kit)}
            rows={data.items}
            rowKey={(row) => row.code}
            paging={{ page, total: data.total, onPage: setPage }}
            columns={[
              {
                key: 'name',
                title: t('tags.name'),
                cell: (row) => (
                  <>
                    {row.installed ? (
                      <Link className="name" to={tagPath(row.code)}>
                        {nameOf(row)}
                      </Link>
                    ) : (
                      <span className="name">{nameOf(row)}</span>
                    )}
                    <div className="quiet small">{words(row.definition as TagDefinition)}</div>
                  </>
                ),
              },
              {
                key: 'theme',
                title: t('tags.facet.theme'),
                wide: true,
                cell: (row) => <span className="num">{word('theme', row.theme)}</span>,
              },
            ]}
          />
        )}
      </QueryView>
    </Drawer>
  );
}
