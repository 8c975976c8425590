import './designer.css';
import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Diagram } from '@shared/diagram/Diagram';
import { useWord } from '@shared/i18n/words';
import { bankDateTime } from '@shared/format/times';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { useParameter } from '@shared/ui/useParameter';
import { useJourneyDraft, useJourneyVersions, useVersionXml } from './api';
import { differences, type Change, type Difference } from './drawing/differences';
import { nameOf } from './drawing/blank';
import { KIND_OF } from './drawing/words';
import type { JourneyVersion } from './types';

const SIGNS: Record<Change, string> = { added: '+', removed: '−', changed: '≠', moved: '↔' };
const COLOURS: Record<Change, string> = { added: 'green', removed: 'red', changed: 'amber', moved: 'grey' };

/** The versions of a journey, and what changed from one to another. */
export function VersionsPage() {
  const { key = '' } = useParams();
  const versions = useJourneyVersions(key);
  return <QueryView query={versions}>{(all) => <Versions journey={key} versions={all} />}</QueryView>;
}

function Versions({ journey, versions }: { journey: string; versions: JourneyVersion[] }) {
  const { t } = useTranslation();
  const [from, setFrom] = useParameter('from');
  const [to, setTo] = useParameter('to');
  const draft = useJourneyDraft(journey);
  const newest = versions[0];
  if (!newest) return <Empty title={t('designer.unknown')} text={t('designer.noVersions')} />;
  const hasDraft = Boolean(draft.data);
  const after = to || (hasDraft && !from ? 'draft' : String(newest.version));
  const before =
    from || String(after === 'draft' ? newest.version : (versions[1]?.version ?? newest.version));
  const options = [
    ...(hasDraft ? [{ value: 'draft', label: t('designer.draft') }] : []),
    ...versions.map((one) => ({
      value: String(one.version),
      label: `${t('designer.version', { version: one.version })} · ${one.createdBy} · ${bankDateTime(one.createdAt)}`,
    })),
  ];
  return (
    <>
      <PageHead
        title={t('designer.versionsOf', { name: newest.name })}
        facts={
          <>
            <Link to="/campaigns/journeys">{t('nav.journeys')}</Link>
            <Link to={`/campaigns/journeys/${encodeURIComponent(journey)}`}>{t('designer.toDrawing')}</Link>
            <span className="mono">{journey}</span>
          </>
        }
      />
      <div className="tools">
        <Select
          aria-label={t('designer.before')}
          className="version-choice"
          value={before}
          options={options}
          onChange={setFrom}
        />
        <span aria-hidden="true">→</span>
        <Select
          aria-label={t('designer.after')}
          className="version-choice"
          value={after}
          options={options}
          onChange={setTo}
        />
      </div>
      <Comparison journey={journey} before={before} after={after} draft={draft.data?.xml} />
    </>
  );
}

function Comparison(props: { journey: string; before: string; after: string; draft: string | undefined }) {
  const { t } = useTranslation();
  const number = (which: string) => (which === 'draft' ? undefined : Number(which));
  const old = useVersionXml(props.journey, number(props.before));
  const next = useVersionXml(props.journey, number(props.after));
  const left = props.before === 'draft' ? props.draft : old.data;
  const right = props.after === 'draft' ? props.draft : next.data;
  const found = useQuery({
    queryKey: ['journey-differences', left, right],
    queryFn: () => differences(left ?? '', right ?? ''),
    enabled: Boolean(left && right),
    staleTime: Infinity,
  });
  if (old.isError) return <QueryView query={old}>{() => null}</QueryView>;
  if (next.isError) return <QueryView query={next}>{() => null}</QueryView>;
  return (
    <QueryView query={found}>
      {(all) => (
        <>
          <div className="version-pair section">
            {(
              [
                ['before', left, ['removed', 'changed', 'moved']],
                ['after', right, ['added', 'changed', 'moved']],
              ] as const
            ).map(([side, xml, shown]) => (
              <section key={side}>
                <h2 className="section-title">{t(`designer.${side}`)}</h2>
                {xml && (
                  <Diagram
                    xml={xml}
                    height={340}
                    label={t('campaigns.diagramOf', { name: nameOf(xml) })}
                    marks={all
                      .filter((one) => (shown as readonly Change[]).includes(one.change))
                      .map((one) => ({
                        id: one.id,
                        kind: one.change,
                        text: `${SIGNS[one.change]} ${t(`designer.change.${one.change}`)}`,
                      }))}
                  />
                )}
              </section>
            ))}
          </div>
          <Differences all={all} />
        </>
      )}
    </QueryView>
  );
}

function Differences({ all }: { all: Difference[] }) {
  const { t } = useTranslation();
  const word = useWord();
  if (all.length === 0) return <p className="quiet">{t('designer.same')}</p>;
  return (
    <section className="section">
      <h2 className="section-title">{t('designer.differences', { count: all.length })}</h2>
      <DataTable
        label={t('designer.differencesTitle')}
        rows={all}
        rowKey={(row) => `${row.change} ${row.id}`}
        columns={[
          {
            key: 'change',
            title: t('designer.changeTitle'),
            cell: (row) => (
              <span className={`mark ${COLOURS[row.change]}`}>
                {SIGNS[row.change]} {t(`designer.change.${row.change}`)}
              </span>
            ),
          },
          {
            key: 'element',
            title: t('designer.element'),
            cell: (row) => (
              <>
                {row.name || <span className="mono">{row.id}</span>}
                <div className="quiet small">{word('designer.kind', KIND_OF[row.type] ?? 'other')}</div>
              </>
            ),
          },
          {
            key: 'what',
            title: t('designer.changedWhat'),
            cell: (row) =>
              row.what.length === 0 ? (
                <span className="quiet">–</span>
              ) : (
                row.what.map((one) => word('gateName', one)).join(', ')
              ),
          },
        ]}
      />
    </section>
  );
}
