import { App, Button, Input, InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Decision, Tag } from '@shared/api/types';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { SegmentSelect } from '@shared/ui/SegmentSelect';
import { MethodForm } from './MethodForm';
import { PreviewCard } from './PreviewCard';
import { useDecisions, useGrouping, usePreview, useTags } from './api';
import { METHODS, adapts, complete, usual } from './methods';
import type { Grouping, GroupingDraft, Method } from './types';

export function NewGroupingPage() {
  return <WithChoices>{(choices) => <GroupingEditor {...choices} />}</WithChoices>;
}

export function EditGroupingPage() {
  const { code = '' } = useParams();
  const grouping = useGrouping(code);
  return (
    <QueryView query={grouping}>
      {(data) => (
        <WithChoices>
          {(choices) => <GroupingEditor key={data.version} grouping={data} {...choices} />}
        </WithChoices>
      )}
    </QueryView>
  );
}

interface Choices {
  tags: readonly Tag[];
  decisions: readonly Decision[];
}

function WithChoices({ children }: { children: (choices: Choices) => React.ReactNode }) {
  const tags = useTags();
  const decisions = useDecisions();
  return (
    <QueryView query={tags}>
      {(known) => (
        <QueryView query={decisions}>
          {(tables) => children({ tags: known.items, decisions: tables })}
        </QueryView>
      )}
    </QueryView>
  );
}

/** Whom to divide, how, and beside it how many that concerns. */
function GroupingEditor({ grouping, tags, decisions }: Choices & { grouping?: Grouping }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [name, setName] = useState(grouping?.name ?? '');
  const [method, setMethod] = useState<Method>(grouping?.method ?? 'LAYERS');
  const [base, setBase] = useState(grouping?.base ?? undefined);
  const [settings, setSettings] = useState(grouping?.settings ?? usual(method, decisions));
  const [limit, setLimit] = useState(grouping ? grouping.approvalAbove : null);
  const draft: GroupingDraft = {
    name: name.trim(),
    method,
    base: base ?? null,
    settings,
    approvalAbove: limit,
  };
  const ready = complete(method, settings);
  const preview = usePreview(ready ? { ...draft, name: 'preview' } : null);
  const save = useChange(
    async () => {
      if (grouping) {
        return call('PUT /api/groupings/{code}', {
          path: { code: grouping.code },
          body: { ...draft, version: grouping.version },
        });
      }
      const made = await call('POST /api/groupings', { body: draft });
      await call('POST /api/groupings/{code}/runs', { path: { code: made.code } });
      return made;
    },
    [['groupings']],
    (saved) => {
      message.success(t('groupings.saved'));
      void navigate(`/audience/groupings/${saved.code}`, { replace: true });
    },
  );
  return (
    <>
      <PageHead
        title={grouping?.name ?? t('groupings.new')}
        facts={
          grouping && (
            <>
              <span className="mono">{grouping.code}</span>
              <span>{t(`groupings.methods.${method}`)}</span>
            </>
          )
        }
        actions={
          <Button
            type="primary"
            disabled={!ready || !draft.name}
            loading={save.isPending}
            onClick={() => {
              save.mutate(undefined);
            }}
          >
            {grouping ? t('common.save') : t('groupings.saveAndRun')}
          </Button>
        }
      />
      {save.isError && (
        <div className="section">
          <ProblemView problem={asProblem(save.error)} />
        </div>
      )}
      <div className="with-aside">
        <div>
          <div className="tools">
            <Input
              style={{ width: 320, maxWidth: '100%' }}
              aria-label={t('groupings.name')}
              placeholder={t('groupings.namePlaceholder')}
              maxLength={60}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
              }}
            />
          </div>
          {!grouping && (
            <div className="tools" style={{ overflowX: 'auto' }}>
              <Segmented
                aria-label={t('groupings.method')}
                value={method}
                onChange={(next) => {
                  setMethod(next);
                  setSettings(usual(next, decisions));
                  setLimit(adapts(next) ? 0.1 : null);
                }}
                options={METHODS.map((value) => ({ value, label: t(`groupings.methods.${value}`) }))}
              />
            </div>
          )}
          <p className="quiet">{t(`groupings.methodText.${method}`)}</p>
          <div className="tools">
            <span className="quiet">{t('groupings.base')}</span>
            <div style={{ width: 320, maxWidth: '100%' }}>
              <SegmentSelect
                label={t('groupings.base')}
                placeholder={t('groupings.everybody')}
                allowClear
                value={base}
                onChange={setBase}
              />
            </div>
          </div>
          <MethodForm
            method={method}
            value={settings}
            onChange={setSettings}
            tags={tags}
            decisions={decisions}
          />
          <div className="tools">
            <span className="quiet">{t('groupings.limit')}</span>
            <InputNumber<number>
              aria-label={t('groupings.limit')}
              min={0}
              max={100}
              suffix="%"
              style={{ width: 110 }}
              placeholder={t('groupings.noLimit')}
              value={limit === null ? null : Math.round(limit * 10_000) / 100}
              onChange={(next) => {
                setLimit(next === null ? null : Math.round(next * 100) / 10_000);
              }}
            />
          </div>
          <p className="quiet small">{t('groupings.limitText')}</p>
        </div>
        <PreviewCard preview={preview} method={method} ready={ready} />
      </div>
    </>
  );
}
