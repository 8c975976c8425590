import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Drawer, Input } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import type { Template } from '@shared/api/types';
import { Copyable } from '@shared/ui/Copyable';
import { QueryView } from '@shared/ui/QueryView';
import { fieldsOf, previewPage } from './preview';

/** The text as a customer would get it, with sample values that can be changed. */
export function TemplatePanel({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useTranslation();
  const names = useMemo(() => fieldsOf(`${template.subject ?? ''} ${template.body}`), [template]);
  const [fields, setFields] = useState<Record<string, string>>({});
  const asked = useDeferredValue(fields);
  const preview = useQuery({
    queryKey: ['templates', template.key, template.language, template.version, 'preview', asked],
    queryFn: () =>
      call('POST /api/templates/preview', {
        body: { channel: template.channel, subject: template.subject, body: template.body, fields: asked },
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <Drawer open title={template.key} onClose={onClose} size={600}>
      <p className="facts" style={{ marginBottom: 16 }}>
        <span>{t(`channel.${template.channel}`)}</span>
        <span>{template.language}</span>
        <span>{t('segments.versionFact', { version: template.version })}</span>
        <Copyable text={template.hash} shorten={12} />
      </p>
      <h2 className="section-title">{t('content.preview')}</h2>
      <QueryView query={preview}>
        {(data) => (
          <div className="section">
            {data.subject && <p style={{ fontWeight: 600, marginBottom: 8 }}>{data.subject}</p>}
            {/* No scripts, no same origin: a template is text by many hands. */}
            <iframe
              className="preview-frame"
              sandbox=""
              title={t('content.preview')}
              srcDoc={previewPage(data.text ?? '')}
            />
            {data.smsSegments !== null && (
              <p className="quiet small">
                {t('content.smsSegments', { count: data.smsSegments, length: data.text?.length ?? 0 })}
              </p>
            )}
          </div>
        )}
      </QueryView>
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
