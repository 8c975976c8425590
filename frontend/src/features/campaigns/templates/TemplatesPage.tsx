import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { exact } from '@shared/format/numbers';
import { useNameOf } from '@shared/i18n/names';
import { useWord } from '@shared/i18n/words';
import { usePreferences } from '@shared/session/preferences';
import { useMay } from '@shared/session/session';
import { Empty } from '@shared/ui/Empty';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { SegmentSelect } from '@shared/ui/SegmentSelect';
import { useParameter, useParameters } from '@shared/ui/useParameter';
import { useCampaignTypes, type CampaignType } from '../types/types';
import { counts, matching, type Choice } from './facets';
import { DIMENSIONS, useTemplates, type CampaignTemplate } from './types';

/** Where a campaign begins: a scenario by its type, its sub-type and what makes its time come. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayPlan = useMay('MARKETER');
  const templates = useTemplates();
  const types = useCampaignTypes();
  return (
    <>
      <PageHead
        title={t('templates.title')}
        facts={<span>{t('templates.facts')}</span>}
        actions={
          mayPlan && <Button onClick={() => void navigate('/campaigns/new')}>{t('templates.empty')}</Button>
        }
      />
      <QueryView query={templates} skeletonRows={10}>
        {(all) => (
          <QueryView query={types} skeletonRows={10}>
            {(known) => <Shelf templates={all} types={known} />}
          </QueryView>
        )}
      </QueryView>
    </>
  );
}

function Shelf({
  templates,
  types,
}: {
  templates: readonly CampaignTemplate[];
  types: readonly CampaignType[];
}) {
  const { t } = useTranslation();
  const word = useWord();
  const nameOf = useNameOf();
  const [family] = useParameter('family');
  const [type] = useParameter('type');
  const [dimension] = useParameter('dimension');
  const choose = useParameters();
  const choice: Choice = {
    ...(family ? { family } : {}),
    ...(type ? { type } : {}),
    ...(dimension ? { dimension } : {}),
  };
  const typeName = (key: string) => nameOf(types.find((each) => each.key === key)?.name ?? null) || key;
  const shown = matching(templates, choice);
  return (
    <>
      <Filter
        label={t('templates.family')}
        counts={counts(templates, choice, 'family')}
        chosen={family}
        nameOf={typeName}
        onChoose={(value) => {
          choose({ family: value, type: '' });
        }}
      />
      <Filter
        label={t('templates.type')}
        counts={counts(templates, choice, 'type')}
        chosen={type}
        nameOf={typeName}
        onChoose={(value) => {
          choose({ type: value });
        }}
      />
      <Filter
        label={t('templates.dimension')}
        counts={counts(templates, choice, 'dimension')}
        order={DIMENSIONS}
        chosen={dimension}
        nameOf={(value) => word('dimension', value)}
        onChoose={(value) => {
          choose({ dimension: value });
        }}
      />
      <p className="quiet small" role="status" data-testid="template-count">
        {t('templates.count', { count: shown.length })}
      </p>
      {shown.length === 0 ? (
        <Empty title={t('list.nothingMatches')} text={t('list.nothingMatchesText')} />
      ) : (
        <ul className="template-shelf">
          {shown.map((template) => (
            <li key={template.key} className="sheet padded">
              <Card template={template} typeName={typeName} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The values of one facet with how many there are of each; another click takes the choice back. */
function Filter(props: {
  label: string;
  counts: Map<string, number>;
  order?: readonly string[];
  chosen: string;
  nameOf: (value: string) => string;
  onChoose: (value: string) => void;
}) {
  const values = props.order?.filter((value) => props.counts.has(value)) ?? [...props.counts.keys()];
  if (props.chosen && !values.includes(props.chosen)) values.push(props.chosen);
  return (
    <div className="kind-facets" role="group" aria-label={props.label}>
      <span className="quiet small facet-label">{props.label}</span>
      {values.map((value) => (
        <button
          type="button"
          key={value}
          aria-pressed={props.chosen === value}
          onClick={() => {
            props.onChoose(props.chosen === value ? '' : value);
          }}
        >
          {props.nameOf(value)} <span className="num quiet">{exact(props.counts.get(value) ?? 0)}</span>
        </button>
      ))}
    </div>
  );
}

function Card({ template, typeName }: { template: CampaignTemplate; typeName: (key: string) => string }) {
  const { t } = useTranslation();
  const word = useWord();
  const nameOf = useNameOf();
  const navigate = useNavigate();
  const { language } = usePreferences();
  const mayPlan = useMay('MARKETER');
  const [segment, setSegment] = useState<string>();
  const needsSegment = template.segments.length === 0 && !template.triggered;
  const plan = useChange(
    () =>
      call('POST /api/campaign-templates/{key}/campaigns', {
        path: { key: template.key },
        body: { language, ...(segment ? { segment } : {}) },
      }),
    [['campaigns'], ['tasks'], ['home']],
    (draft) => void navigate(`/campaigns/${draft.code}/plan`),
  );
  return (
    <>
      <h2 className="section-title">{nameOf(template.name)}</h2>
      <p className="quiet small">
        {typeName(template.family)} › {typeName(template.type)} · {word('dimension', template.dimension)}
      </p>
      <p>{nameOf(template.about)}</p>
      <p className="quiet small">
        {template.channels.map((channel) => word('channel', channel)).join(' → ')}
        {template.triggered && ` · ${t('templates.triggered')}`}
      </p>
      {plan.isError && <ProblemView problem={asProblem(plan.error)} />}
      {mayPlan && needsSegment && (
        <div style={{ marginBottom: 8 }}>
          <SegmentSelect
            label={t('templates.segmentFor', { name: nameOf(template.name) })}
            placeholder={t('plan.chooseSegment')}
            value={segment}
            onChange={setSegment}
          />
        </div>
      )}
      {mayPlan && (
        <Button
          disabled={!template.usable || (needsSegment && !segment)}
          loading={plan.isPending}
          aria-label={t('templates.use', { name: nameOf(template.name) })}
          onClick={() => {
            plan.mutate(undefined);
          }}
        >
          {t('templates.begin')}
        </Button>
      )}
      {!template.usable && <p className="quiet small">{t('templates.notUsable')}</p>}
    </>
  );
}
