import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { useDefinitionWords } from '../definition/useDefinitionWords';
import type { TagDefinition } from '../definition/definition';

/** What a run computes, as people would say it. */
export function DefinitionInWords({ code }: { code: string }) {
  const { t } = useTranslation();
  const words = useDefinitionWords();
  const stored = useQuery({
    queryKey: ['tags', code, 'definition'],
    queryFn: () => call('GET /api/tag-definitions/{code}', { path: { code } }),
  });
  return (
    <QueryView query={stored} skeletonRows={2}>
      {(data) => (
        <section className="section">
          <h2 className="section-title">{t('tags.definition')}</h2>
          <p className="prose">{words(data.definition as TagDefinition)}</p>
          <p className="quiet small">
            {data.family ? t('tags.ofKit', { kit: data.family }) : data.definedBy} ·{' '}
            <When at={data.definedAt} brief />
          </p>
        </section>
      )}
    </QueryView>
  );
}
