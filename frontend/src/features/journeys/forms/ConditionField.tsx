import { Button, Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '@shared/i18n/words';
import type { Drawing } from '../drawing/Drawing';
import { conditionOf, nameOf, rename, setCondition } from '../drawing/edits';
import { conditionOfPicked, pickedOf, type Picked, type Result } from '../drawing/results';
import type { Connection, Shape } from '../drawing/services';
import { ChoiceField, Field, TextField } from './fields';
import { useResults } from './useResults';

const EXAMPLE = 'age >= 30 and city in ("A", "B")';

/** Who goes a way: picked from what was found before the split, or else written. */
export function ConditionField({
  drawing,
  flow,
  label,
  hint,
}: {
  drawing: Drawing;
  flow: Connection;
  label: string;
  hint?: ReactNode;
}) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<'pick' | 'write'>();
  const { results, straight } = useResults(flow.source as Shape);
  const text = conditionOf(flow);
  const picked = pickedOf(text, results);
  const result = picked?.result ?? results[0];
  const picking = chosen ? chosen === 'pick' : picked !== undefined || (text === '' && straight);
  const other = (
    <Button
      type="link"
      size="small"
      style={{ padding: 0 }}
      onClick={() => {
        setChosen(picking ? 'write' : 'pick');
      }}
    >
      {t(picking ? 'designer.writeCondition' : 'designer.pickResult')}
    </Button>
  );
  if (result === undefined || !picking) {
    return (
      <TextField
        long
        label={label}
        value={text}
        placeholder={EXAMPLE}
        hint={
          <>
            {hint} {result !== undefined && other}
          </>
        }
        onChange={(typed) => {
          setCondition(drawing, flow, typed);
        }}
      />
    );
  }
  return (
    <PickedField
      drawing={drawing}
      flow={flow}
      label={label}
      results={results}
      picked={picked ?? { result, values: [] }}
      other={other}
    />
  );
}

function PickedField(props: {
  drawing: Drawing;
  flow: Connection;
  label: string;
  results: readonly Result[];
  picked: Picked;
  other: ReactNode;
}) {
  const { drawing, flow, label, results } = props;
  const { t } = useTranslation();
  const word = useWord();
  // Which of several results is asked is nothing that the drawing can hold before one is picked.
  const [meant, setMeant] = useState<string>();
  const nothing = props.picked.values.length === 0;
  const result = (nothing && results.find((each) => each.name === meant)) || props.picked.result;
  const said = ({ result: of, values }: Picked) =>
    of.values
      .filter((each) => values.includes(each))
      .map((each) => word(of.words, each))
      .join(' / ');
  const pick = (values: readonly string[]) => {
    const next = { result, values };
    drawing.elements.together(() => {
      const name = nameOf(flow);
      // A way that bears no name of its own is called after what was picked.
      if (name === '' || name === said(props.picked)) rename(drawing, flow, said(next));
      setCondition(drawing, flow, conditionOfPicked(next));
    });
  };
  return (
    <>
      {results.length > 1 && (
        <ChoiceField
          label={t('designer.whichResult')}
          value={result.name}
          choices={results.map(({ name }) => ({ value: name, label: name }))}
          onChange={(name) => {
            setMeant(name);
            if (!nothing) pick([]);
          }}
        />
      )}
      <Field
        label={label}
        hint={
          <>
            {t('designer.pickHint', { name: result.name })} {props.other}
          </>
        }
      >
        {() => (
          <div role="group" aria-label={label}>
            <Checkbox.Group
              value={[...props.picked.values]}
              options={result.values.map((value) => ({ value, label: word(result.words, value) }))}
              onChange={pick}
            />
          </div>
        )}
      </Field>
    </>
  );
}
