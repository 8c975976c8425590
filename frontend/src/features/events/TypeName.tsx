import { useEventTypeName } from '@shared/events/eventTypes';

/** An event's type as people call it, and its code where that is something else. */
export function TypeName({ code }: { code: string }) {
  const name = useEventTypeName()(code);
  return name === code ? (
    <span className="mono">{code}</span>
  ) : (
    <>
      {name} <span className="quiet small mono">{code}</span>
    </>
  );
}
