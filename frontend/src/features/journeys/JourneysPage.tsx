import CopyOutlined from '@ant-design/icons/CopyOutlined';
import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { App, Button, Segmented, Upload } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { ApiProblem, asProblem } from '@shared/api/problem';
import type { Problem } from '@shared/api/types';
import { usePreferences } from '@shared/session/preferences';
import { useMay } from '@shared/session/session';
import { AddButton } from '@shared/ui/AddButton';
import { DataTable, type Column } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { RowLink } from '@shared/ui/RowLink';
import { useParameter } from '@shared/ui/useParameter';
import { documentOf, useJourneys } from './api';
import { asCopy, newKey } from './drawing/blank';
import type { JourneyItem } from './types';

const LARGEST = 1 << 20;

/** Every journey there is, what uses it, and what is being drawn. */
export function JourneysPage() {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const navigate = useNavigate();
  const mayDraw = useMay('MARKETER');
  const journeys = useJourneys();
  const [kind, setKind] = useParameter('kind');
  const [refusal, setRefusal] = useState<Problem>();
  const upload = useUpload(setRefusal);
  const columns = useColumns(mayDraw);
  const wanted = kind === 'LIFE_CYCLE' ? 'LIFE_CYCLE' : 'JOURNEY';
  return (
    <>
      <PageHead
        title={t('nav.journeys')}
        facts={<span>{t('journeys.facts')}</span>}
        actions={
          mayDraw && (
            <>
              <Upload
                accept=".bpmn,.xml"
                showUploadList={false}
                beforeUpload={(file) => {
                  void upload(file);
                  return false;
                }}
              >
                <Button icon={<UploadOutlined />}>{t('journeys.upload')}</Button>
              </Upload>
              <AddButton onClick={() => void navigate('/campaigns/journeys/new')}>
                {t('journeys.draw')}
              </AddButton>
            </>
          )
        }
      />
      {refusal && (
        <div className="section">
          <ProblemView problem={refusal} />
        </div>
      )}
      <div className="tools">
        <Segmented
          aria-label={t('journeys.kind')}
          value={wanted}
          options={[
            { value: 'JOURNEY', label: t('journeys.ofCustomers') },
            { value: 'LIFE_CYCLE', label: t('journeys.lifeCycles') },
          ]}
          onChange={(chosen) => {
            setKind(chosen === 'JOURNEY' ? '' : chosen);
          }}
        />
        <a
          className="small"
          href={`/api/element-templates?language=${language === 'en' ? 'en' : 'zh'}`}
          download="baton-element-templates.json"
        >
          {t('journeys.templates')}
        </a>
      </div>
      <QueryView query={journeys}>
        {(all) => {
          const rows = all.filter((item) => item.kind === wanted);
          return rows.length === 0 ? (
            <Empty title={t('journeys.emptyTitle')} text={t('journeys.emptyText')} />
          ) : (
            <DataTable
              label={t('nav.journeys')}
              rows={rows}
              rowKey={(row) => row.key}
              columns={columns}
              onOpen={(row) => void navigate(addressOf(row.key))}
            />
          );
        }}
      </QueryView>
    </>
  );
}

const addressOf = (key: string) => `/campaigns/journeys/${encodeURIComponent(key)}`;

/** A drawing from elsewhere, through the same gate; what passes is a draft here. */
function useUpload(refused: (problem: Problem | undefined) => void) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  return async (file: File) => {
    refused(undefined);
    try {
      if (file.size > LARGEST) throw new ApiProblem({ title: '', status: 413, code: 'PROCESS_TOO_LARGE' });
      const xml = await file.text();
      const { findings } = await call('POST /api/processes/check', { body: documentOf(xml) });
      if (findings.length > 0) {
        throw new ApiProblem({ title: '', status: 422, code: 'PROCESS_REFUSED', findings });
      }
      const key = newKey();
      await call('PUT /api/journeys/{key}/draft', {
        path: { key },
        body: { xml: asCopy(xml, key), version: 0, basedOn: null, takeOver: false },
      });
      await client.invalidateQueries({ queryKey: ['processes'] });
      void message.success(t('journeys.uploaded'));
      void navigate(addressOf(key));
    } catch (error) {
      refused(asProblem(error));
    }
  };
}

function useColumns(mayDraw: boolean): Column<JourneyItem>[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return [
    {
      key: 'name',
      title: t('journeys.name'),
      sort: (row) => row.name,
      cell: (row) => (
        <>
          <RowLink to={addressOf(row.key)}>{row.name}</RowLink>
          <div className="quiet small mono">{row.key}</div>
        </>
      ),
    },
    {
      key: 'state',
      title: t('journeys.state'),
      cell: (row) => (
        <>
          {row.version !== null && (
            <span className="mark green">●&nbsp;{t('designer.version', { version: row.version })}</span>
          )}{' '}
          {row.draft && (
            <span className="mark grey">✎ {t('journeys.draftOf', { author: row.draft.author })}</span>
          )}
        </>
      ),
    },
    {
      key: 'origin',
      title: t('journeys.origin'),
      wide: true,
      sort: (row) => row.origin,
      cell: (row) => t(row.origin === 'STARTER' ? 'journeys.starter' : 'journeys.drawn'),
    },
    {
      key: 'start',
      title: t('journeys.begins'),
      wide: true,
      cell: (row) =>
        row.startMessage ? t('journeys.byEvent', { event: row.startMessage }) : t('designer.byAudience'),
    },
    {
      key: 'users',
      title: t('journeys.usedBy'),
      wide: true,
      sort: (row) => row.campaigns,
      cell: (row) => <Users item={row} />,
    },
    {
      key: 'updated',
      title: t('journeys.saved'),
      right: true,
      wide: true,
      sort: (row) => row.draft?.updatedAt ?? row.savedAt ?? '',
      cell: (row) => <When at={row.draft?.updatedAt ?? row.savedAt} brief />,
    },
    ...(mayDraw
      ? [
          {
            key: 'copy',
            title: '',
            right: true,
            cell: (row: JourneyItem) =>
              row.kind === 'JOURNEY' && row.version !== null ? (
                <Button
                  size="small"
                  icon={<CopyOutlined />}
                  aria-label={t('journeys.copyOf', { name: row.name })}
                  onClick={(event) => {
                    event.stopPropagation();
                    void navigate(`/campaigns/journeys/new?from=${encodeURIComponent(row.key)}`);
                  }}
                >
                  {t('journeys.copy')}
                </Button>
              ) : null,
          },
        ]
      : []),
  ];
}

/** The newest campaign by its name, and how many more there are. */
function Users({ item }: { item: JourneyItem }) {
  const { t } = useTranslation();
  const newest = item.users[0];
  if (!newest) return <span className="quiet">{t('journeys.unused')}</span>;
  return (
    <>
      <RowLink plain to={`/campaigns/${newest.code}`}>
        {newest.name}
      </RowLink>
      {item.campaigns > 1 && (
        <span className="quiet small"> {t('journeys.andMore', { count: item.campaigns - 1 })}</span>
      )}
    </>
  );
}
