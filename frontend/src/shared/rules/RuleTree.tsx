import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryBuilder, type Field, type ValueEditorProps } from 'react-querybuilder';
import type { SegmentCount, Tag } from '../api/types';
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

interface Props {
  fields: Field[];
  types: ReadonlyMap<string, Tag['type']>;
  valueEditor: (props: ValueEditorProps) => React.ReactNode;
  /** What a field is here: a tag, a column. */
  fieldTitle: string;
  query: Query;
  onChange: (query: Query) => void;
  readOnly: boolean;
  predicted?: ReadonlyMap<string, string>;
  pointers?: ReadonlyMap<string, string> | undefined;
  counts?: SegmentCount['clauses'] | undefined;
}

/** Conditions as a tree of groups, over whatever fields there are: tags of a segment, columns of a table. */
export function RuleTree(props: Props) {
  const { t } = useTranslation();
  const { fields, types } = props;
  const context = useMemo<RuleContext>(
    () => ({
      pointers: props.pointers ?? new Map<string, string>(),
      counts: new Map(props.counts?.map((clause) => [clause.path, clause.count])),
      types,
      predicted: props.predicted,
    }),
    [props.pointers, props.counts, types, props.predicted],
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
          valueEditor: props.valueEditor,
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
            title: props.fieldTitle,
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
      <span className="visually-hidden">
        <ClauseCount context={context} path={[]} />
      </span>
    </div>
  );
}
