import type { InputRef } from 'antd';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useSearchParams } from 'react-router';
import { SearchInput } from './SearchInput';

const PAUSE_MS = 150;
const NOTHING: readonly string[] = [];

/**
 * A search that stands in the address, so that it can be sent to a colleague. What is typed stands in the
 * box at once and the address follows after a pause: a box that showed the address would lose keys, because
 * the address arrives later than the next key.
 *
 * @param drop parts of the address that say where in the old answer somebody was
 */
export function AddressSearch(props: {
  label: string;
  name?: string;
  drop?: readonly string[];
  inputRef?: RefObject<InputRef | null>;
}) {
  const { name = 'q', drop = NOTHING } = props;
  const [parameters, setParameters] = useSearchParams();
  const address = parameters.get(name) ?? '';
  const [typed, setTyped] = useState(address);
  const [seen, setSeen] = useState(address);
  // Written here and not yet arrived: what comes back of it is no news.
  const [onTheWay, setOnTheWay] = useState<readonly string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );

  if (address !== seen) {
    setSeen(address);
    const own = onTheWay.indexOf(address);
    setOnTheWay(own < 0 ? [] : onTheWay.slice(own + 1));
    // Somebody else changed it: "show all", or a step back.
    if (own < 0) setTyped(address);
  }

  function write(text: string) {
    setOnTheWay((before) => [...before, text]);
    setParameters(
      (current) => {
        const next = new URLSearchParams(current);
        for (const part of drop) next.delete(part);
        if (text) next.set(name, text);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  }

  return (
    <SearchInput
      label={props.label}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          write(text.trim());
        }, PAUSE_MS);
      }}
      {...(props.inputRef ? { inputRef: props.inputRef } : {})}
    />
  );
}
