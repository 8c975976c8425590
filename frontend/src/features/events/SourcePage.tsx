import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Popconfirm, Progress, Select, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { call, upload } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { exact } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { Copyable } from '@shared/ui/Copyable';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { SureButton } from '@shared/ui/SureButton';
import { MappingForm } from './MappingForm';
import { SourceMark } from './SourceMark';
import type { EventSource, Mapping, SourceView, TakenIn } from './types';

const ASK_MS = 2_000;

export function SourcePage() {
  const { code = '' } = useParams();
  const source = useQuery({
    queryKey: ['event-sources', code],
    queryFn: () => call('GET /api/event-sources/{code}', { path: { code } }),
    refetchInterval: ASK_MS,
  });
  return <QueryView query={source}>{(view) => <Opened view={view} />}</QueryView>;
}

/** A source at work: how it is doing, its mapping, its key, a file for it. */
function Opened({ view }: { view: SourceView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const nameOf = useNamed();
  const navigate = useNavigate();
  const { source } = view;
  const [mapping, setMapping] = useState<Mapping>(source.mapping);
  const path = { code: source.code };
  const stale = [['event-sources']] as const;
  const pause = useChange(() => call('POST /api/event-sources/{code}/pause', { path }), stale);
  const activate = useChange(
    () => call('POST /api/event-sources/{code}/activate', { path, query: { from: 'BEGINNING' } }),
    stale,
  );
  const remove = useChange(
    () => call('DELETE /api/event-sources/{code}', { path }),
    stale,
    () => void navigate('/run/event-sources'),
  );
  const save = useChange(
    (undeclared: EventSource['undeclared']) => {
      const { nameZh, nameEn, owner, way, topic } = source;
      return call('PUT /api/event-sources/{code}', {
        path,
        body: { nameZh, nameEn, owner, way, topic, mapping, undeclared },
      });
    },
    stale,
    () => {
      message.success(t('eventSources.saved'));
    },
  );
  const changed = JSON.stringify(mapping) !== JSON.stringify(source.mapping);
  const failed = pause.error ?? activate.error ?? remove.error ?? save.error;
  return (
    <>
      <PageHead
        title={nameOf(source)}
        facts={
          <>
            <SourceMark of={view} />
            <span className="mono">{source.code}</span>
            <span>{t(`eventSources.ways.${source.way}`)}</span>
            {source.topic && <span className="mono">{source.topic}</span>}
            <span>{source.owner}</span>
            <When at={source.updatedAt} brief />
          </>
        }
        actions={
          <>
            {source.state !== 'ACTIVE' && (
              <SureButton
                question={t('eventSources.removeTitle')}
                label={t('eventTypes.remove')}
                icon={<DeleteOutlined />}
                loading={remove.isPending}
                onSure={() => {
                  remove.mutate(undefined);
                }}
              />
            )}
            {source.state === 'ACTIVE' ? (
              <Button
                loading={pause.isPending}
                onClick={() => {
                  pause.mutate(undefined);
                }}
              >
                {t('eventSources.pause')}
              </Button>
            ) : (
              <Button
                type="primary"
                loading={activate.isPending}
                onClick={() => {
                  activate.mutate(undefined);
                }}
              >
                {t('eventSources.activate')}
              </Button>
            )}
          </>
        }
      />
      {failed && (
        <div className="section">
          <ProblemView problem={asProblem(failed)} />
        </div>
      )}
      {view.intake?.state === 'STOPPED' && <Stopped view={view} />}
      {source.way === 'HTTP' && <KeyOf source={source} />}
      {source.way === 'FILE' && source.state === 'ACTIVE' && <FileOf source={source} />}
      <p className="section small">
        <Link className="underlined" to={`/run/dead-letters?source=${encodeURIComponent(source.code)}`}>
          {t('eventSources.letters')}
        </Link>
      </p>
      <div className="tools">
        <span>{t('eventSources.undeclared')}</span>
        <Select<EventSource['undeclared']>
          style={{ minWidth: 160 }}
          aria-label={t('eventSources.undeclared')}
          value={source.undeclared}
          onChange={(undeclared) => {
            save.mutate(undeclared);
          }}
          options={(['ACCEPT', 'REFUSE'] as const).map((value) => ({
            value,
            label: t(`eventSources.undeclareds.${value}`),
          }))}
        />
      </div>
      <h2 className="section-title">
        {t('eventSources.mapping')}
        {changed && (
          <span className="end">
            <Button
              size="small"
              type="primary"
              loading={save.isPending}
              onClick={() => {
                save.mutate(source.undeclared);
              }}
            >
              {t('common.save')}
            </Button>
          </span>
        )}
      </h2>
      <MappingForm mapping={mapping} places={[]} disabled={false} onChange={setMapping} />
    </>
  );
}

function Stopped({ view }: { view: SourceView }) {
  const { t } = useTranslation();
  const restart = useChange(
    (from: 'BEGINNING' | 'END') =>
      call('POST /api/event-sources/{code}/restart', { path: { code: view.source.code }, query: { from } }),
    [['event-sources']],
  );
  return (
    <Alert
      className="section"
      type="error"
      showIcon
      title={t('eventSources.stopped')}
      description={
        <>
          <p className="mono small">{view.intake?.reason}</p>
          {(['BEGINNING', 'END'] as const).map((from) => (
            <Button
              key={from}
              size="small"
              style={{ marginRight: 8 }}
              onClick={() => {
                restart.mutate(from);
              }}
            >
              {t(`eventSources.froms.${from}`)}
            </Button>
          ))}
        </>
      }
    />
  );
}

function KeyOf({ source }: { source: EventSource }) {
  const { t } = useTranslation();
  const make = useChange(
    () => call('POST /api/event-sources/{code}/key', { path: { code: source.code } }),
    [['event-sources']],
  );
  return (
    <section className="sheet padded section">
      <p className="small">
        <code>POST /feeds/{source.code}</code> <span className="quiet">{t('eventSources.keyText')}</span>
      </p>
      <Popconfirm
        disabled={!source.hasKey}
        title={t('eventSources.newKeyTitle')}
        okText={t('eventSources.newKey')}
        cancelText={t('common.cancel')}
        onConfirm={() => {
          make.mutate(undefined);
        }}
      >
        <Button
          loading={make.isPending}
          onClick={() => {
            if (!source.hasKey) make.mutate(undefined);
          }}
        >
          {source.hasKey ? t('eventSources.newKey') : t('eventSources.makeKey')}
        </Button>
      </Popconfirm>
      {make.isError && <ProblemView problem={asProblem(make.error)} />}
      {make.data && (
        <Alert
          style={{ marginTop: 12 }}
          type="success"
          showIcon
          title={t('eventSources.keyMade')}
          description={<Copyable text={make.data.key} />}
        />
      )}
    </section>
  );
}

function FileOf({ source }: { source: EventSource }) {
  const { t } = useTranslation();
  const [share, setShare] = useState(0);
  const replay = useMutation({
    mutationFn: (file: File) =>
      upload<TakenIn>(`/api/event-sources/${encodeURIComponent(source.code)}/file`, file, setShare),
  });
  return (
    <section className="sheet padded section">
      <Upload
        accept=".csv,.json,.jsonl,.txt"
        showUploadList={false}
        beforeUpload={(file) => {
          setShare(0);
          replay.mutate(file);
          return false;
        }}
      >
        <Button icon={<UploadOutlined />} loading={replay.isPending}>
          {t('eventSources.file')}
        </Button>
      </Upload>
      {replay.isPending && <Progress percent={Math.round(share * 100)} />}
      {replay.isError && <ProblemView problem={asProblem(replay.error)} />}
      {replay.data && <Taken report={replay.data} />}
    </section>
  );
}

/** What became of what was handed in; the three add up. */
function Taken({ report }: { report: TakenIn }) {
  const { t } = useTranslation();
  return (
    <p role="status" className="num">
      {t('eventSources.taken', {
        accepted: exact(report.accepted),
        duplicates: exact(report.duplicates),
        letters: exact(report.deadLettered),
      })}
    </p>
  );
}
