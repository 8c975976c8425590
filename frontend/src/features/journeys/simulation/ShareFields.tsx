import { InputNumber } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { divides, type Place, type Plan, type Shares } from './plan';

/** What part goes which way, where a drawing alone does not say: changed, the simulation begins anew. */
export function ShareFields(props: {
  plan: Plan;
  shares: Shares;
  nameOf: (id: string) => string;
  onChange: (key: string, share: number) => void;
}) {
  const { t } = useTranslation();
  const places = [...props.plan.places.values()].filter((place) => keysOf(place, props).length > 0);
  if (places.length === 0) return null;
  return (
    <section aria-label={t('simulation.shares')}>
      <h3 className="small">{t('simulation.shares')}</h3>
      {places.map((place) => (
        <fieldset key={place.id} className="simulation-shares">
          <legend>{props.nameOf(place.id)}</legend>
          {keysOf(place, props).map(({ key, name }) => (
            <Share
              key={key}
              name={name}
              value={props.shares.get(key) ?? 0}
              onChange={(share) => {
                props.onChange(key, share);
              }}
            />
          ))}
        </fieldset>
      ))}
    </section>
  );
}

/** Those of the default flow are whoever is left. */
function keysOf(place: Place, { nameOf }: { nameOf: (id: string) => string }) {
  const ways = divides(place)
    ? place.ways
        .filter((way) => !way.otherwise)
        .map((way) => ({ key: way.flow, name: way.name || `→ ${nameOf(way.to)}` }))
    : [];
  return [...ways, ...place.answers.map((answer) => ({ key: answer, name: nameOf(answer) }))];
}

function Share({
  name,
  value,
  onChange,
}: {
  name: string;
  value: number;
  onChange: (share: number) => void;
}) {
  const id = useId();
  return (
    <div className="simulation-share">
      <label htmlFor={id}>{name}</label>
      <InputNumber
        id={id}
        size="small"
        min={0}
        max={100}
        precision={1}
        suffix="%"
        value={Math.round(value * 1_000) / 10}
        onChange={(percent) => {
          if (percent !== null) onChange(percent / 100);
        }}
      />
    </div>
  );
}
