import { useWord } from '../i18n/words';
import { People } from '../ui/Numbers';

/** Why people get no message, the most frequent reason first. */
export function Refused({ by }: { by: Readonly<Record<string, number>> }) {
  const word = useWord();
  const reasons = Object.entries(by).sort((a, b) => b[1] - a[1]);
  if (reasons.length === 0) return <span className="quiet">–</span>;
  return (
    <ul className="plain small">
      {reasons.map(([reason, value]) => (
        <li key={reason}>
          {word('reason', reason)} <People of={value} />
        </li>
      ))}
    </ul>
  );
}
