import { useTranslation } from 'react-i18next';
import { exact } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { People } from '@shared/ui/Numbers';
import type { Flow, Group, Moves } from './types';

const MOST = 12;

/** How many customers a new division moves, exactly, and from where to where. */
export function MovesView(props: { moves: Moves; groups: Group[]; before: Group[] }) {
  const { t } = useTranslation();
  const named = useNamed();
  const { moves } = props;
  const share = moves.among > 0 ? (100 * moves.moved) / moves.among : 0;
  const name = (key: string | null) => {
    if (key === null) return t('groupings.outside');
    const group = [...props.groups, ...props.before].find((each) => each.key === key);
    return group ? named(group) : key;
  };
  return (
    <div className="sheet padded" style={{ marginBottom: 16 }}>
      <strong>
        {t('groupings.moved', {
          count: moves.moved,
          moved: exact(moves.moved),
          among: exact(moves.among),
          share: share.toFixed(share !== 0 && share < 0.1 ? 4 : 2),
        })}
      </strong>
      <ul className="bare-list small">
        {moves.flows.slice(0, MOST).map((flow: Flow) => (
          <li key={`${flow.from ?? ''}→${flow.to ?? ''}`}>
            {name(flow.from)} → {name(flow.to)}: <People of={flow.customers} />
          </li>
        ))}
        {moves.flows.length > MOST && (
          <li className="quiet">{t('groupings.moreFlows', { count: moves.flows.length - MOST })}</li>
        )}
      </ul>
    </div>
  );
}
