import type { TFunction } from 'i18next';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryBuilder, type Field, type RuleType, type ValueEditorProps } from 'react-querybuilder';
import type { Tag } from '../api/types';
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
}

/** Conditions as a tree of groups, over whatever fields there are: tags of a segment, columns of a table. */
export function RuleTree(props: Props) {
  const { t } = useTranslation();
  const { fields, types } = props;
  const pointers = useSame(props.pointers);
  const context = useMemo<RuleContext>(
    () => ({
      pointers: pointers ?? new Map<string, string>(),
      types,
      predicted: props.predicted,
    }),
    [pointers, types, props.predicted],
  );
  const { fieldTitle, valueEditor } = props;
  const fixed = useMemo(
    () => settings(t, types, fieldTitle, valueEditor),
    [t, types, fieldTitle, valueEditor],
  );
  const change = useSteady(props.onChange);
  return (
    <div className="rule-editor">
      <QueryBuilder
        query={props.query}
        onQueryChange={change}
        disabled={props.readOnly}
        context={context}
        fields={fields}
        autoSelectField
        addRuleToNewGroups
        showNotToggle
        resetOnOperatorChange
        {...fixed}
      />
      <span className="visually-hidden">
        <ClauseCount context={context} path={[]} />
      </span>
    </div>
  );
}

/** What does not change from key to key: a new object would have every line of the tree drawn anew. */
function settings(
  t: TFunction,
  types: ReadonlyMap<string, Tag['type']>,
  fieldTitle: string,
  valueEditor: Props['valueEditor'],
) {
  return {
    combinators: [
      { name: 'all', label: t('segments.all') },
      { name: 'any', label: t('segments.any') },
    ],
    getOperators: (field: string) =>
      OPERATORS[types.get(field) ?? 'ENUM'].map((name) => ({
        name,
        value: name,
        label: t(`operator.${name}`),
      })),
    getDefaultOperator: (field: string) => OPERATORS[types.get(field) ?? 'ENUM'][0] ?? 'eq',
    getDefaultValue: (rule: RuleType) => (types.get(rule.field) === 'BOOLEAN' ? true : ''),
    controlElements: {
      fieldSelector: FieldChoice,
      operatorSelector: WordChoice,
      combinatorSelector: WordChoice,
      valueEditor,
      addRuleAction: AddAction,
      addGroupAction: AddAction,
      notToggle: NotChoice,
      removeRuleAction: RemoveWithCount,
      removeGroupAction: RemoveWithCount,
    },
    translations: {
      addRule: { label: t('segments.addRule'), title: t('segments.addRule') },
      addGroup: { label: t('segments.addGroup'), title: t('segments.addGroup') },
      removeRule: { label: '', title: t('segments.removeRule') },
      removeGroup: { label: '', title: t('segments.removeGroup') },
      notToggle: { label: t('segments.not'), title: t('segments.notTitle') },
      fields: {
        title: fieldTitle,
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
    },
  };
}

/** Always the same function, whoever is called in the end: with a new one every line would be drawn anew. */
function useSteady(onChange: Props['onChange']): Props['onChange'] {
  const latest = useRef(onChange);
  useLayoutEffect(() => {
    latest.current = onChange;
  });
  return useCallback((query) => {
    latest.current(query);
  }, []);
}

/** The map of before where the new one says the same: typing a value moves no clause. */
function useSame(map: ReadonlyMap<string, string> | undefined): ReadonlyMap<string, string> | undefined {
  const [kept, setKept] = useState(map);
  if (kept === map || (kept && map && same(kept, map))) return kept;
  setKept(map);
  return map;
}

const same = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
  one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
