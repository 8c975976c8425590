import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryBuilder, type Field } from 'react-querybuilder';
import type { SegmentCount, Tag } from '@shared/api/types';
import { usePreferences } from '@shared/session/preferences';
import {
  AddAction,
  ClauseCount,
  FieldChoice,
  NotChoice,
  RemoveWithCount,
  WordChoice,
  type RuleContext,
} from './controls';
import { OPERATORS, type Query } from './rule';
import { ValueChoice } from './ValueChoice';

interface Props {
  tags: readonly Tag[];
  among: string | undefined;
  query: Query;
  onChange: (query: Query) => void;
  readOnly: boolean;
  pointers: ReadonlyMap<string, string> | undefined;
  counts: SegmentCount['clauses'] | undefined;
}

export function RuleEditor(props: Props) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const fields = useMemo(
    () => fieldsOf(props.tags, props.among, language === 'en'),
    [props.tags, props.among, language],
  );
  const types = useMemo(() => new Map(props.tags.map((tag) => [tag.code, tag.type])), [props.tags]);
  const context = useMemo<RuleContext>(
    () => ({
      pointers: props.pointers ?? new Map<string, string>(),
      counts: new Map(props.counts?.map((clause) => [clause.path, clause.count])),
      types,
    }),
    [props.pointers, props.counts, types],
  );
  return (
    <div className="rule-editor">
      <QueryBuilder
        query={props.query}
        onQueryChange={(next) => {
          props.onChange(next as Query);
        }}
        disabled={props.readOnly}
        context={context}
        fields={fields}
        autoSelectField
        addRuleToNewGroups
        showNotToggle
        combinators={[
          { name: 'all', label: t('segments.all') },
          { name: 'any', label: t('segments.any') },
        ]}
        getOperators={(field) =>
          OPERATORS[types.get(field) ?? 'ENUM'].map((name) => ({
            name,
            value: name,
            label: t(`operator.${name}`),
          }))
        }
        getDefaultOperator={(field) => OPERATORS[types.get(field) ?? 'ENUM'][0] ?? 'eq'}
        getDefaultValue={(rule) => (types.get(rule.field) === 'BOOLEAN' ? true : '')}
        resetOnOperatorChange
        controlElements={{
          fieldSelector: FieldChoice,
          operatorSelector: WordChoice,
          combinatorSelector: WordChoice,
          valueEditor: ValueChoice,
          addRuleAction: AddAction,
          addGroupAction: AddAction,
          notToggle: NotChoice,
          removeRuleAction: RemoveWithCount,
          removeGroupAction: RemoveWithCount,
        }}
        translations={{
          addRule: { label: t('segments.addRule'), title: t('segments.addRule') },
          addGroup: { label: t('segments.addGroup'), title: t('segments.addGroup') },
          removeRule: { label: '', title: t('segments.removeRule') },
          removeGroup: { label: '', title: t('segments.removeGroup') },
          notToggle: { label: t('segments.not'), title: t('segments.notTitle') },
          fields: {
            title: t('segments.field'),
            placeholderName: '~',
            placeholderLabel: '–',
            placeholderGroupLabel: '–',
          },
          operators: {
            title: t('segments.operator'),
            placeholderName: '~',
            placeholderLabel: '–',
            placeholderGroupLabel: '–',
          },
          combinators: { title: t('segments.combinator') },
          value: { title: t('segments.value') },
        }}
      />
      <p className="quiet small" style={{ marginTop: 8 }}>
        {t('segments.nullHint')}
      </p>
      <span className="visually-hidden">
        <ClauseCount context={context} path={[]} />
      </span>
    </div>
  );
}

/** Inside a source its own columns come first, by their short names. */
function fieldsOf(tags: readonly Tag[], among: string | undefined, english: boolean): Field[] {
  const rank = (tag: Tag) => (among && tag.source === among ? 0 : 1);
  return [...tags]
    .sort((a, b) => rank(a) - rank(b) || a.code.localeCompare(b.code))
    .map((tag) => ({
      name: tag.code,
      value: tag.code,
      label: `${(english ? tag.nameEn : tag.nameZh) || tag.code}`,
    }));
}
