import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Input } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Calls } from '@shared/api/calls';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Template, TemplatePreview } from '@shared/api/types';
import { useMay } from '@shared/session/session';
import { Copyable } from '@shared/ui/Copyable';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { Samples } from '@shared/wording/Samples';
import '@shared/wording/types';
import { fieldsOf, htmlPage, textPage } from './preview';

interface Texts {
  subject: string;
  body: string;
  html: string;
}

/** The text as a customer would get it, with sample values that can be changed; marketers write the next version. */
export function TemplatePanel({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useTranslation();
  const mayWrite = useMay('MARKETER');
  const [editing, setEditing] = useState(false);
  const [texts, setTexts] = useState<Texts>({
    subject: template.subject ?? '',
    body: template.body,
    html: template.html ?? '',
  });
  const [fields, setFields] = useState<Record<string, string>>({});
  const names = useMemo(() => fieldsOf(`${texts.subject} ${texts.body} ${texts.html}`), [texts]);
  const asked = useDeferredValue(fields);
  const written = useDeferredValue(texts);
  const body = {
    channel: template.channel,
    language: template.language,
    purpose: template.purpose,
    subject: written.subject || null,
    body: written.body,
    html: written.html || null,
    declared: template.fields,
  };
  const preview = useQuery({
    queryKey: ['templates', template.key, 'preview', written, asked],
    queryFn: () => call('POST /api/templates/preview', { body: { ...body, fields: asked } }),
    placeholderData: keepPreviousData,
  });
  const save = useChange(
    () =>
      call('POST /api/templates', {
        body: {
          ...body,
          key: template.key,
          subject: texts.subject || null,
          body: texts.body,
          html: texts.html || null,
        },
      }),
    [['templates']],
    () => {
      setEditing(false);
    },
  );
  return (
    <Drawer
      open
      title={template.key}
      onClose={onClose}
      size={720}
      extra={
        mayWrite && !editing ? (
          <Button
            onClick={() => {
              setEditing(true);
            }}
          >
            {t('elements.nextVersion')}
          </Button>
        ) : undefined
      }
    >
      <p className="facts" style={{ marginBottom: 16 }}>
        <span>{t(`channel.${template.channel}`)}</span>
        <span>{template.language}</span>
        <span>{t('segments.versionFact', { version: template.version })}</span>
        <Copyable text={template.hash} shorten={12} />
      </p>
      {editing && (
        <section className="section">
          {save.isError && <ProblemView problem={asProblem(save.error)} />}
          <Editor template={template} texts={texts} onChange={setTexts} />
          <Button
            type="primary"
            loading={save.isPending}
            onClick={() => {
              save.mutate(undefined);
            }}
          >
            {t('elements.save')}
          </Button>
        </section>
      )}
      <h2 className="section-title">{t('content.preview')}</h2>
      <QueryView query={preview}>{(data) => <Preview data={data} />}</QueryView>
      <RealCustomers body={{ ...body, campaign: null }} />
      {names.length > 0 && (
        <>
          <h2 className="section-title">{t('content.sampleValues')}</h2>
          <div style={{ display: 'grid', gap: 8 }}>
            {names.map((name) => (
              <label
                key={name}
                style={{ display: 'grid', gridTemplateColumns: '140px 1fr', gap: 8, alignItems: 'center' }}
              >
                <span className="mono">{name}</span>
                <Input
                  value={fields[name] ?? ''}
                  onChange={(event) => {
                    setFields({ ...fields, [name]: event.target.value });
                  }}
                />
              </label>
            ))}
          </div>
        </>
      )}
    </Drawer>
  );
}

/** The same words on customers whom the reader may see; asked for, because each look is recorded. */
function RealCustomers({ body }: { body: Calls['POST /api/template-samples']['body'] }) {
  const { t } = useTranslation();
  const may = useMay('MARKETER', 'APPROVER');
  const samples = useChange(() => call('POST /api/template-samples', { body }), []);
  if (!may) return null;
  return (
    <section className="section">
      <Button
        loading={samples.isPending}
        onClick={() => {
          samples.mutate(undefined);
        }}
      >
        {t('samples.show')}
      </Button>
      {samples.isError && <ProblemView problem={asProblem(samples.error)} />}
      {samples.data && (
        <div style={{ marginTop: 12 }}>
          <Samples label={t('samples.title')} samples={samples.data} />
        </div>
      )}
    </section>
  );
}

function Editor(props: { template: Template; texts: Texts; onChange: (texts: Texts) => void }) {
  const { t } = useTranslation();
  const area = (name: 'body' | 'html', rows: number) => (
    <label style={{ display: 'block', marginBottom: 12 }}>
      <span>{t(`content.${name}`)}</span>
      <Input.TextArea
        className="mono"
        value={props.texts[name]}
        autoSize={{ minRows: rows, maxRows: 16 }}
        onChange={(event) => {
          props.onChange({ ...props.texts, [name]: event.target.value });
        }}
      />
    </label>
  );
  return (
    <>
      {props.template.channel === 'EMAIL' && (
        <label style={{ display: 'block', marginBottom: 12 }}>
          <span>{t('content.subject')}</span>
          <Input
            value={props.texts.subject}
            onChange={(event) => {
              props.onChange({ ...props.texts, subject: event.target.value });
            }}
          />
        </label>
      )}
      {area('body', 4)}
      {props.template.channel === 'EMAIL' && area('html', 6)}
    </>
  );
}

/** No scripts, no same origin: a template is text by many hands. */
function Preview({ data }: { data: TemplatePreview }) {
  const { t } = useTranslation();
  return (
    <div className="section">
      {data.findings.length > 0 && (
        <ul className="problem" role="alert">
          {data.findings.map((finding) => (
            <li key={`${finding.place} ${finding.message}`}>
              <code>{finding.place}</code> {finding.message}
            </li>
          ))}
        </ul>
      )}
      {data.subject && <p style={{ fontWeight: 600, marginBottom: 8 }}>{data.subject}</p>}
      {data.html && (
        <>
          <iframe
            className="preview-frame"
            sandbox=""
            title={t('content.html')}
            srcDoc={htmlPage(data.html)}
          />
          <p className="quiet small" style={{ margin: '12px 0 4px' }}>
            {t('content.alternative')}
          </p>
        </>
      )}
      {data.text !== null && (
        <iframe
          className="preview-frame"
          sandbox=""
          title={t('content.preview')}
          srcDoc={textPage(data.text)}
        />
      )}
      {data.smsSegments !== null && (
        <p className="quiet small">
          {t('content.smsSegments', { count: data.smsSegments, length: data.text?.length ?? 0 })}
        </p>
      )}
    </div>
  );
}
