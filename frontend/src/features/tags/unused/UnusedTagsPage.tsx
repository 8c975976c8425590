import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { RowLink } from '@shared/ui/RowLink';
import { useParameter } from '@shared/ui/useParameter';
import { usePage } from '@shared/ui/useServerList';
import { useProposal } from '../api';
import { bytesText, timeText } from '../costs';
import { TagRefusal } from '../page/TagRefusal';
import { tagPath } from '../paths';
import type { UnusedTag } from '../types';
import { useFacetWord } from '../words';

const CHOICES = [30, 60, 90, 180, 365];
const USUAL = 90;
const NONE: ReadonlySet<string> = new Set();

/** Tags that nobody has used for a while, the most expensive first; whoever accepts takes them offline. */
export function UnusedTagsPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const nameOf = useNamed();
  const word = useFacetWord();
  const mayAccept = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const [daysText, setDays] = useParameter('days');
  const [page, setPage] = usePage();
  const [picked, setPicked] = useState(NONE);
  const days = CHOICES.includes(Number(daysText)) ? Number(daysText) : USUAL;
  const proposal = useProposal(days, page);
  const accept = useChange(
    (tags: string[]) => call('POST /api/tag-proposals/acceptances', { body: { tags, days } }),
    [['tags']],
    (_, tags) => {
      setPicked(NONE);
      message.success(t('unusedTags.accepted', { count: tags.length }));
    },
  );
  return (
    <>
      <PageHead
        title={t('unusedTags.title')}
        before={<Link to="/audience/tags">{t('nav.tags')}</Link>}
        facts={
          proposal.data && (
            <>
              <span>{t('tags.total', { count: proposal.data.total })}</span>
              <span>{t('unusedTags.computing', { time: timeText(proposal.data.millis), days })}</span>
              <span>{t('unusedTags.stored', { size: bytesText(proposal.data.bytes) })}</span>
            </>
          )
        }
        actions={
          mayAccept && (
            <Button
              type="primary"
              disabled={picked.size === 0}
              loading={accept.isPending}
              onClick={() => {
                accept.mutate([...picked]);
              }}
            >
              {picked.size > 0 ? t('unusedTags.accept', { count: picked.size }) : t('tags.move.SUSPEND')}
            </Button>
          )
        }
      />
      <p className="quiet prose section">{t('unusedTags.text')}</p>
      <div className="tools">
        <Select
          aria-label={t('unusedTags.since')}
          value={days}
          style={{ minWidth: 160 }}
          onChange={(chosen: number) => {
            setPicked(NONE);
            setDays(chosen === USUAL ? '' : String(chosen));
          }}
          options={CHOICES.map((each) => ({ value: each, label: t('unusedTags.days', { count: each }) }))}
        />
        {mayAccept && proposal.data && proposal.data.items.length > 0 && (
          <Button
            onClick={() => {
              setPicked(new Set([...picked, ...proposal.data.items.map((tag) => tag.code)]));
            }}
          >
            {t('unusedTags.pickPage')}
          </Button>
        )}
      </div>
      {accept.isError && (
        <div className="section">
          <TagRefusal problem={asProblem(accept.error)} />
        </div>
      )}
      <QueryView query={proposal}>
        {(data) =>
          data.total === 0 ? (
            <Empty title={t('unusedTags.none')} text={t('unusedTags.noneText', { count: days })} />
          ) : (
            <DataTable<UnusedTag>
              label={t('unusedTags.title')}
              rows={data.items}
              rowKey={(row) => row.code}
              onOpen={(row) => void navigate(tagPath(row.code))}
              paging={{
                page,
                total: data.total,
                onPage: setPage,
              }}
              {...(mayAccept ? { picking: { picked, onChange: setPicked, label: nameOf } } : {})}
              columns={[
                {
                  key: 'name',
                  title: t('tags.name'),
                  cell: (row) => (
                    <>
                      <RowLink to={tagPath(row.code)}>{nameOf(row)}</RowLink>
                      <div className="quiet small mono">{row.code}</div>
                    </>
                  ),
                },
                {
                  key: 'theme',
                  title: t('tags.facet.theme'),
                  wide: true,
                  cell: (row) => word('theme', row.theme),
                },
                {
                  key: 'used',
                  title: t('tags.usedLast'),
                  right: true,
                  cell: (row) =>
                    row.usedAt ? (
                      <When at={row.usedAt} brief />
                    ) : (
                      <span className="quiet">{t('unusedTags.never')}</span>
                    ),
                },
                {
                  key: 'idle',
                  title: t('unusedTags.idleSince'),
                  right: true,
                  wide: true,
                  cell: (row) => <When at={row.idleSince} brief />,
                },
                {
                  key: 'cost',
                  title: t('unusedTags.cost'),
                  right: true,
                  cell: (row) => (
                    <>
                      {timeText(row.millis)}
                      <div className="quiet small">{t('unusedTags.runs', { count: row.runs })}</div>
                    </>
                  ),
                },
                {
                  key: 'bytes',
                  title: t('unusedTags.size'),
                  right: true,
                  wide: true,
                  cell: (row) => bytesText(row.bytes),
                },
              ]}
            />
          )
        }
      </QueryView>
    </>
  );
}
