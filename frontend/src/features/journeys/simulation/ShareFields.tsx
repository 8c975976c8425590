import { InputNumber, Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { asks, divides, type Place, type Plan, type Shares } from './plan';

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
            <Part
              key={key}
              whole={asks(place)}
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
  // Of a word there is no part: it holds for all who wait.
  if (asks(place) && place.timeUp) return [{ key: place.timeUp, name: nameOf(place.timeUp) }];
  return [...ways, ...place.answers.map((answer) => ({ key: answer, name: nameOf(answer) }))];
}

function Part({ whole, ...props }: { whole: boolean } & Parameters<typeof Share>[0]) {
  return whole ? <AllOrNone {...props} /> : <Share {...props} />;
}

function AllOrNone({ name, value, onChange }: Parameters<typeof Share>[0]) {
  const id = useId();
  return (
    <div className="simulation-share">
      <label htmlFor={id}>{name}</label>
      <Switch
        id={id}
        size="small"
        checked={value >= 0.5}
        onChange={(on) => {
          onChange(on ? 1 : 0);
        }}
      />
    </div>
  );
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
