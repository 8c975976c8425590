import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SegmentFacet, SegmentFacets } from '@shared/api/types';
import { exact } from '@shared/format/numbers';
import { useParameter } from '@shared/ui/useParameter';
import { useClassName } from './classNames';
import { useSegmentClasses } from './listApi';

/** Narrows the list by class, kind and owner; each choice says how many it would leave. */
export function SegmentFacetChoices({ facets }: { facets: SegmentFacets | undefined }) {
  const { t } = useTranslation();
  const classes = useSegmentClasses();
  const className = useClassName(classes.data);
  return (
    <>
      <FacetChoice
        parameter="class"
        label={t('segmentList.class')}
        facets={facets?.classes}
        nameOf={(code) => (code === '-' ? t('segmentList.noClass') : className(code))}
      />
      <FacetChoice
        parameter="kind"
        label={t('segmentList.kind')}
        facets={facets?.kinds}
        nameOf={(kind) => t(`segmentList.kinds.${kind}`, kind)}
      />
      <FacetChoice
        parameter="owner"
        label={t('segmentList.owner')}
        facets={facets?.owners}
        nameOf={(owner) => owner}
      />
    </>
  );
}

function FacetChoice(props: {
  parameter: string;
  label: string;
  facets: readonly SegmentFacet[] | undefined;
  nameOf: (value: string) => string;
}) {
  const [value, setValue] = useParameter(props.parameter);
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={props.label}
      placeholder={props.label}
      style={{ minWidth: 132 }}
      popupMatchSelectWidth={false}
      value={value || null}
      onChange={(chosen: string | undefined) => {
        setValue(chosen ?? '');
      }}
      options={(props.facets ?? []).map((facet) => {
        const code = facet.value ?? '-';
        return { value: code, label: `${props.nameOf(code)} · ${exact(facet.count)}` };
      })}
    />
  );
}
