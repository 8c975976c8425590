import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from 'react-querybuilder';
import type { Tag } from '@shared/api/types';
import { RuleTree } from '@shared/rules/RuleTree';
import type { Query } from '@shared/rules/rule';
import { usePreferences } from '@shared/session/preferences';
import { ValueChoice } from './ValueChoice';
import { usePredictedTags } from './predictions';

interface Props {
  tags: readonly Tag[];
  among: string | undefined;
  query: Query;
  onChange: (query: Query) => void;
  readOnly: boolean;
  pointers: ReadonlyMap<string, string> | undefined;
}

/** Conditions over tags. */
export function RuleEditor(props: Props) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const fields = useMemo(
    () => fieldsOf(props.tags, props.among, language === 'en'),
    [props.tags, props.among, language],
  );
  const types = useMemo(() => new Map(props.tags.map((tag) => [tag.code, tag.type])), [props.tags]);
  const predicted = usePredictedTags();
  return (
    <>
      <RuleTree
        fields={fields}
        types={types}
        predicted={predicted}
        fieldTitle={t('segments.field')}
        valueEditor={ValueChoice}
        query={props.query}
        onChange={props.onChange}
        readOnly={props.readOnly}
        pointers={props.pointers}
      />
      <p className="quiet small" style={{ marginTop: 8 }}>
        {t('segments.nullHint')}
      </p>
    </>
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
