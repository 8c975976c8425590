import { App, Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { exact } from '@shared/format/numbers';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { SureButton } from '@shared/ui/SureButton';
import { useParameter, useParameters } from '@shared/ui/useParameter';
import { usePage } from '@shared/ui/useServerList';
import { LetterFacets } from './LetterFacets';
import { LetterPanel } from './LetterPanel';
import { TypeName } from './TypeName';
import { useLetterFacets, useLetters } from './api';
import type { Letter, LetterState } from './types';

const STATES = ['OPEN', 'REPLAYED', 'GIVEN_UP'] as const;

/** What was set aside: by reason, source and type; looked at, mended, tried again. */
export function LettersPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const mayMend = useMay('OPERATOR');
  const change = useParameters();
  const [state] = useParameter('state');
  const [reason] = useParameter('reason');
  const [source] = useParameter('source');
  const [type] = useParameter('type');
  const [page, setPage] = usePage();
  const [open, setOpen] = useParameter('letter');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const shown: LetterState = STATES.find((each) => each === state) ?? 'OPEN';
  const chosen = {
    ...(reason ? { reason } : {}),
    ...(source ? { source } : {}),
    ...(type ? { type } : {}),
  };
  const letters = useLetters({ state: shown, ...chosen }, page);
  const facets = useLetterFacets(shown);
  const choice = picked.size > 0 ? { ids: [...picked].map(Number) } : chosen;
  const many = picked.size > 0 ? picked.size : (letters.data?.total ?? 0);
  const stale = [['dead-letters'], ['event-types']] as const;
  const replay = useChange(
    () => call('POST /api/events/dead-letters/replay', { body: choice }),
    stale,
    (report) => {
      setPicked(new Set());
      message.success(
        t('eventSources.taken', {
          accepted: exact(report.accepted),
          duplicates: exact(report.duplicates),
          letters: exact(report.deadLettered),
        }),
      );
    },
  );
  const giveUp = useChange(
    () => call('POST /api/events/dead-letters/give-up', { body: choice }),
    stale,
    () => {
      setPicked(new Set());
    },
  );
  return (
    <>
      <PageHead
        title={t('nav.deadLetters')}
        facts={<span>{t('deadLetters.facts')}</span>}
        actions={
          mayMend &&
          shown === 'OPEN' &&
          many > 0 && (
            <>
              <SureButton
                question={t('deadLetters.giveUpSure')}
                label={t('deadLetters.giveUp', { number: exact(many) })}
                loading={giveUp.isPending}
                onSure={() => {
                  giveUp.mutate(undefined);
                }}
              />
              <Button
                type="primary"
                loading={replay.isPending}
                onClick={() => {
                  replay.mutate(undefined);
                }}
              >
                {t('deadLetters.replay', { number: exact(many) })}
              </Button>
            </>
          )
        }
      />
      <div className="tools">
        <Segmented<LetterState>
          aria-label={t('campaigns.state')}
          value={shown}
          onChange={(next) => {
            setPicked(new Set());
            change({ state: next === 'OPEN' ? '' : next, page: '', reason: '', source: '', type: '' });
          }}
          options={STATES.map((value) => ({ value, label: t(`deadLetters.state.${value}`) }))}
        />
      </div>
      {(replay.isError || giveUp.isError) && (
        <div className="section">
          <ProblemView problem={asProblem(replay.error ?? giveUp.error)} />
        </div>
      )}
      <QueryView query={letters}>
        {({ items, total }) => (
          <div className="with-facets">
            <LetterFacets
              facets={facets.data}
              chosen={chosen}
              onChoose={(name, value) => {
                setPicked(new Set());
                change({ [name]: value, page: '' });
              }}
            />
            {total === 0 ? (
              <Empty title={t('deadLetters.emptyTitle')} text={t('deadLetters.emptyText')} />
            ) : (
              <DataTable<Letter>
                label={t('nav.deadLetters')}
                rows={items}
                rowKey={(row) => String(row.id)}
                onOpen={(row) => {
                  setOpen(String(row.id));
                }}
                {...(mayMend && shown === 'OPEN'
                  ? {
                      picking: {
                        picked,
                        onChange: setPicked,
                        label: (row: Letter) => t('deadLetters.pick', { id: row.id }),
                      },
                    }
                  : {})}
                paging={{
                  page,
                  total,
                  onPage: setPage,
                }}
                columns={[
                  { key: 'at', title: t('run.received'), cell: (row) => <When at={row.at} brief /> },
                  {
                    key: 'reason',
                    title: t('imports.reason'),
                    cell: (row) => (
                      <>
                        {t(`deadLetters.reason.${row.reason as 'EMPTY'}`)}
                        <div className="quiet small mono">{row.detail}</div>
                      </>
                    ),
                  },
                  {
                    key: 'type',
                    title: t('eventTypes.type'),
                    wide: true,
                    cell: (row) => (row.type === null ? '–' : <TypeName code={row.type} />),
                  },
                  {
                    key: 'source',
                    title: t('eventTypes.source'),
                    wide: true,
                    cell: (row) => (
                      <>
                        {row.source ?? '–'}
                        <div className="quiet small mono">{row.origin}</div>
                      </>
                    ),
                  },
                ]}
              />
            )}
          </div>
        )}
      </QueryView>
      {open && (
        <LetterPanel
          key={open}
          id={open}
          mayMend={mayMend}
          onClose={() => {
            setOpen('');
          }}
        />
      )}
    </>
  );
}
