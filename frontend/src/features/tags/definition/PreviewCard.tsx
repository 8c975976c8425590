import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { exact, people, percent } from '@shared/format/numbers';
import { usePreferences } from '@shared/session/preferences';
import { ProblemView } from '@shared/ui/ProblemView';
import { useSettled } from '@shared/ui/useSettled';
import type { TagDefinition } from './definition';
import { useDefinitionWords } from './useDefinitionWords';

const PAUSE_MS = 400;

/** Computed as a run would, and thrown away; asked once nobody has changed it for a moment. */
export function usePreview(definition: TagDefinition | null) {
  const asked = useSettled(definition ? JSON.stringify(definition) : null, PAUSE_MS);
  return useQuery({
    queryKey: ['tag-preview', asked],
    queryFn: ({ signal }) =>
      call('POST /api/tag-definitions/preview', {
        body: { definition: JSON.parse(asked ?? 'null') as TagDefinition },
        signal,
      }),
    enabled: asked !== null && definition !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
}

/** The definition in words, and how many customers would have a value. */
export function PreviewCard(props: {
  definition: TagDefinition | null;
  preview: ReturnType<typeof usePreview>;
}) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const words = useDefinitionWords();
  const { definition } = props;
  const { data, isError, error, isPlaceholderData } = props.preview;
  return (
    <aside className="live-count sheet padded" aria-label={t('tagBuilder.preview')}>
      <div className="quiet small">{t('tagBuilder.preview')}</div>
      {definition === null ? (
        <>
          <div className="big quiet">–</div>
          <p className="quiet">{t('tagBuilder.incomplete')}</p>
        </>
      ) : (
        <>
          {isError ? (
            <ProblemView problem={asProblem(error)} />
          ) : (
            <div aria-live="polite" style={{ opacity: isPlaceholderData ? 0.55 : 1 }}>
              <div className="big" data-testid="preview-count">
                {data ? (
                  data.known === null ? (
                    '–'
                  ) : (
                    <span title={exact(data.known)}>{people(data.known, language)}</span>
                  )
                ) : (
                  '…'
                )}
              </div>
              {data && data.known !== null && data.of !== null && data.of > 0 && (
                <p className="quiet num" style={{ whiteSpace: 'normal' }}>
                  {t('common.shareOf', {
                    share: percent(data.known / data.of),
                    base: people(data.of, language),
                  })}
                  {' · '}
                  {t(`fieldType.${data.type}`)} · {exact(data.millis)} ms
                </p>
              )}
            </div>
          )}
          <h2 className="section-title" style={{ marginTop: 16 }}>
            {t('tagBuilder.inWords')}
          </h2>
          <p data-testid="in-words">{words(definition)}</p>
        </>
      )}
    </aside>
  );
}
