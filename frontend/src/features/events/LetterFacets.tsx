import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEventTypeName } from '@shared/events/eventTypes';
import { exact } from '@shared/format/numbers';
import type { LetterFacet, LetterFacets as Facets } from './types';

type Name = 'reason' | 'source' | 'type';

/** Where dead letters pile up. */
export function LetterFacets(props: {
  facets: Facets | undefined;
  chosen: Partial<Record<Name, string>>;
  onChoose: (name: Name, value: string) => void;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const nameOf: Record<Name, (value: string) => string> = {
    reason: (value) => t(`deadLetters.reason.${value as 'EMPTY'}`),
    source: (value) => value,
    type: useEventTypeName(),
  };
  const groups: [Name, LetterFacet[]][] = [
    ['reason', props.facets?.reasons ?? []],
    ['source', props.facets?.sources ?? []],
    ['type', props.facets?.types ?? []],
  ];
  return (
    <aside className={`facets ${open ? 'open' : ''}`} aria-label={t('tags.narrow')}>
      <Button
        className="phone-only"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {t('tags.narrow')}
      </Button>
      <div className="facet-groups">
        {groups.map(([name, values]) => {
          const named = values.filter((each) => each.value !== null);
          if (named.length === 0) return null;
          return (
            <fieldset key={name}>
              <legend>{t(`deadLetters.facet.${name}`)}</legend>
              {named.map(({ value, letters }) => (
                <button
                  type="button"
                  key={value}
                  aria-pressed={props.chosen[name] === value}
                  onClick={() => {
                    props.onChoose(name, props.chosen[name] === value ? '' : (value ?? ''));
                  }}
                >
                  <span>{nameOf[name](value ?? '')}</span>
                  <span className="num">{exact(letters)}</span>
                </button>
              ))}
            </fieldset>
          );
        })}
      </div>
    </aside>
  );
}
