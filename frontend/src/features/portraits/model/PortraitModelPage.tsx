import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useHeadOffice, useMay } from '@shared/session/session';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import type { ModelDraft } from '../types';
import { ModelEditor } from './ModelEditor';
import { ModelView } from './ModelView';
import { complete } from './model';

/** Segments, attributes, tags: what a portrait is built from, in its order. */
export function PortraitModelPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const changes = useMay('ANALYST', 'ADMINISTRATOR');
  const mayEdit = useHeadOffice() && changes;
  const [draft, setDraft] = useState<ModelDraft | null>(null);
  const layers = useQuery({
    queryKey: ['portrait-model'],
    queryFn: () => call('GET /api/portrait-model'),
  });
  const save = useChange(
    (body: ModelDraft) => call('PUT /api/portrait-model', { body }),
    [['portrait-model'], ['portraits']],
    () => {
      setDraft(null);
      message.success(t('portraitModel.saved'));
    },
  );
  const model = layers.data?.model;
  const stop = () => {
    setDraft(null);
    save.reset();
  };
  return (
    <>
      <PageHead
        title={t('portraitModel.title')}
        facts={
          model && (
            <>
              <span>{t('portraitModel.version', { version: model.version })}</span>
              {model.version > 1 && (
                <span>
                  {model.changedBy} · <When at={model.changedAt} />
                </span>
              )}
            </>
          )
        }
        actions={
          draft ? (
            <>
              <Button onClick={stop}>{t('common.cancel')}</Button>
              <Button
                type="primary"
                disabled={!complete(draft.dimensions)}
                loading={save.isPending}
                onClick={() => {
                  save.mutate(draft);
                }}
              >
                {t('common.save')}
              </Button>
            </>
          ) : (
            mayEdit &&
            model && (
              <Button
                onClick={() => {
                  setDraft({ version: model.version, dimensions: model.dimensions });
                }}
              >
                {t('portraitModel.edit')}
              </Button>
            )
          )
        }
      />
      <p className="quiet" style={{ marginBottom: 16 }}>
        {t('portraitModel.text')}
      </p>
      {save.isError && <ProblemView problem={asProblem(save.error)} />}
      <QueryView query={layers} skeletonRows={12}>
        {(data) =>
          draft ? (
            <ModelEditor
              dimensions={draft.dimensions}
              tags={data.tags}
              onChange={(dimensions) => {
                setDraft({ ...draft, dimensions });
              }}
            />
          ) : (
            <ModelView layers={data} />
          )
        }
      </QueryView>
    </>
  );
}
