import { useQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { save } from '@shared/format/csv';
import { useNamed } from '@shared/i18n/names';
import { ProblemView } from '@shared/ui/ProblemView';

/** Which tags go into a file; what they rest on comes along. */
export function ExportTags() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const nameOf = useNamed();
  const [wanted, setWanted] = useState<string[]>([]);
  const tags = useQuery({ queryKey: ['tags', ''], queryFn: () => call('GET /api/tags', { query: {} }) });
  const write = useChange(
    () => call('POST /api/tag-files/export', { body: { tags: wanted } }),
    [],
    (file) => {
      save('baton-tags.json', new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }));
      message.success(t('tagFiles.exported', { count: file.tags.length }));
    },
  );
  return (
    <section className="section">
      <h2 className="section-title">{t('tagFiles.export')}</h2>
      <p className="quiet" style={{ marginBottom: 8 }}>
        {t('tagFiles.exportText')}
      </p>
      {write.isError && <ProblemView problem={asProblem(write.error)} />}
      <Select
        mode="multiple"
        aria-label={t('tagFiles.which')}
        placeholder={t('tagFiles.which')}
        style={{ width: '100%', maxWidth: 640 }}
        showSearch={{ optionFilterProp: 'label' }}
        value={wanted}
        onChange={setWanted}
        options={tags.data?.items.map((tag) => ({
          value: tag.code,
          label: `${nameOf(tag)} · ${tag.code}`,
        }))}
      />
      <p style={{ marginTop: 8 }}>
        <Button
          disabled={wanted.length === 0}
          loading={write.isPending}
          onClick={() => {
            write.mutate(undefined);
          }}
        >
          {t('tagFiles.write')}
        </Button>
      </p>
    </section>
  );
}
