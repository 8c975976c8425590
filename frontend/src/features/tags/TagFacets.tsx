import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exact, percent } from '@shared/format/numbers';
import { useCoverage } from './api';
import { FACETS, type Catalogue, type Facet } from './types';
import { useFacetWord } from './words';

/** Every facet counts what the others leave, so that its counts add up to what it would leave open. */
export function TagFacets(props: {
  counts: Catalogue['facets'] | undefined;
  chosen: Partial<Record<Facet, string>>;
  onChoose: (facet: Facet, value: string) => void;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const many = Object.keys(props.chosen).length;
  return (
    <aside className={`facets ${open ? 'open' : ''}`} aria-label={t('tags.narrow')}>
      <Button
        className="phone-only"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {many > 0 ? t('tags.narrowed', { count: many }) : t('tags.narrow')}
      </Button>
      <div className="facet-groups">
        {(Object.keys(FACETS) as Facet[]).map((facet) => (
          <FacetGroup
            key={facet}
            facet={facet}
            counts={props.counts?.[facet] ?? {}}
            chosen={props.chosen[facet]}
            onChoose={(value) => {
              props.onChoose(facet, value);
            }}
          />
        ))}
      </div>
    </aside>
  );
}

function FacetGroup(props: {
  facet: Facet;
  counts: Partial<Record<string, number>>;
  chosen: string | undefined;
  onChoose: (value: string) => void;
}) {
  const { t } = useTranslation();
  const word = useFacetWord();
  const coverage = useCoverage();
  const covered = new Map(
    props.facet === 'theme'
      ? coverage.data?.map((each) => [each.theme ?? 'NONE', each.of > 0 ? each.customers / each.of : 0])
      : [],
  );
  const shown = FACETS[props.facet].filter((value) => props.counts[value] || value === props.chosen);
  if (shown.length === 0) return null;
  return (
    <fieldset>
      <legend>{t(`tags.facet.${props.facet}`)}</legend>
      {shown.map((value) => {
        const share = covered.get(value);
        return (
          <button
            type="button"
            key={value}
            aria-pressed={props.chosen === value}
            title={share === undefined ? undefined : t('tags.covered', { share: percent(share) })}
            onClick={() => {
              props.onChoose(props.chosen === value ? '' : value);
            }}
          >
            <span>{word(props.facet, value)}</span>
            <span className="num">{exact(props.counts[value] ?? 0)}</span>
            {share !== undefined && (
              <span className="bar" aria-hidden>
                <i style={{ width: `${share * 100}%` }} />
              </span>
            )}
          </button>
        );
      })}
    </fieldset>
  );
}
