import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { CodeField, NameFields } from '@shared/ui/fields';
import { MappingForm } from './MappingForm';
import { TrialView } from './TrialView';
import { useTopics } from './api';
import { sourcePath } from './paths';
import type { Mapping, SampleQuestion, Way } from './types';

interface Names {
  code: string;
  nameZh: string;
  nameEn: string;
  owner: string;
}

/** From a live sample to an active source: name, way, sample, mapping, trial, activation. One page, no restart. */
export function NewSourcePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<Names>();
  const code = Form.useWatch('code', form) ?? '';
  const owner = Form.useWatch('owner', form) ?? '';
  const [way, setWay] = useState<Way>('KAFKA');
  const [topic, setTopic] = useState<string>();
  const [pasted, setPasted] = useState('');
  const [mapping, setMapping] = useState<Mapping>();
  const [from, setFrom] = useState<'BEGINNING' | 'END'>('BEGINNING');
  const topics = useTopics(way === 'KAFKA');
  const question: SampleQuestion = {
    code,
    ...(way === 'KAFKA' ? (topic ? { topic } : {}) : { pasted }),
  };
  const sample = useMutation({
    mutationFn: (asked: SampleQuestion) => call('POST /api/event-sources/sample', { body: asked }),
    onSuccess: (seen) => {
      setMapping(seen.proposal);
    },
  });
  const make = useChange(
    async (names: Names) => {
      const { code: made, ...others } = names;
      await call('PUT /api/event-sources/{code}', {
        path: { code: made },
        body: {
          ...others,
          way,
          topic: way === 'KAFKA' ? (topic ?? null) : null,
          mapping: mapping as Mapping,
          undeclared: 'ACCEPT',
        },
      });
      return call('POST /api/event-sources/{code}/activate', { path: { code: made }, query: { from } });
    },
    [['event-sources'], ['event-topics']],
    (view) => void navigate(sourcePath(view.source.code)),
  );
  const required = [{ required: true, message: t('common.required') }];
  return (
    <>
      <PageHead
        title={t('eventSources.new')}
        facts={<span>{t('eventSources.newFacts')}</span>}
        actions={
          <Button
            type="primary"
            disabled={!mapping}
            loading={make.isPending}
            onClick={() => {
              form.submit();
            }}
          >
            {t('eventSources.activate')}
          </Button>
        }
      />
      {make.isError && (
        <div className="section">
          <ProblemView problem={asProblem(make.error)} />
        </div>
      )}
      <Form<Names> form={form} layout="vertical" requiredMark={false} onFinish={make.mutate}>
        <div className="sheet padded section form-grid">
          <CodeField of="plain" max={60} />
          <NameFields />
          <Form.Item name="owner" label={t('eventTypes.owner')} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
        </div>
      </Form>
      <div className="sheet padded section">
        <Segmented<Way>
          aria-label={t('eventSources.way')}
          value={way}
          onChange={(next) => {
            setWay(next);
            setMapping(undefined);
            sample.reset();
          }}
          options={(['KAFKA', 'HTTP', 'FILE'] as const).map((value) => ({
            value,
            label: t(`eventSources.ways.${value}`),
          }))}
        />
        <p className="quiet small">{t(`eventSources.wayHint.${way}`)}</p>
        {way === 'KAFKA' ? (
          <div className="tools">
            <Select
              style={{ width: 320, maxWidth: '100%' }}
              aria-label={t('eventSources.topic')}
              placeholder={t('eventSources.topic')}
              showSearch
              loading={topics.isFetching}
              value={topic}
              options={(topics.data ?? []).map((value) => ({ value, label: value }))}
              onChange={(chosen) => {
                setTopic(chosen);
                sample.mutate({ code, topic: chosen });
              }}
            />
            <Select<'BEGINNING' | 'END'>
              aria-label={t('eventSources.from')}
              value={from}
              onChange={setFrom}
              options={(['BEGINNING', 'END'] as const).map((value) => ({
                value,
                label: t(`eventSources.froms.${value}`),
              }))}
            />
          </div>
        ) : (
          <>
            <Input.TextArea
              aria-label={t('eventSources.pasted')}
              className="mono small"
              autoSize={{ minRows: 4, maxRows: 12 }}
              placeholder={'{"no": "T-1", "custNo": "D000000001", "time": "2026-11-01 10:00:00"}'}
              value={pasted}
              onChange={(event) => {
                setPasted(event.target.value);
              }}
            />
            <Button
              style={{ marginTop: 8 }}
              disabled={pasted.trim() === ''}
              loading={sample.isPending}
              onClick={() => {
                sample.mutate(question);
              }}
            >
              {t('eventSources.look')}
            </Button>
          </>
        )}
        {topics.isError && <ProblemView problem={asProblem(topics.error)} />}
        {sample.isError && <ProblemView problem={asProblem(sample.error)} />}
        {sample.data && (
          <p className="small" role="status">
            {sample.data.messages.length === 0
              ? t('eventSources.noMessages')
              : t('eventSources.seen', { count: sample.data.messages.length })}
            {sample.data.unreadable > 0 &&
              ` · ${t('eventSources.unreadable', { count: sample.data.unreadable })}`}
          </p>
        )}
        {sample.data?.messages[0] && (
          <pre className="small mono wrap">{JSON.stringify(sample.data.messages[0], null, 2)}</pre>
        )}
      </div>
      {mapping && sample.data && (
        <>
          <h2 className="section-title">{t('eventSources.mapping')}</h2>
          <MappingForm mapping={mapping} places={sample.data.places} disabled={false} onChange={setMapping} />
          {sample.data.messages.length > 0 && <TrialView sample={question} mapping={mapping} owner={owner} />}
        </>
      )}
    </>
  );
}
