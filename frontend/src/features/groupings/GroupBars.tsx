import { percent } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { People } from '@shared/ui/Numbers';
import type { Preview } from './types';

/** The groups and their shares, as bars one below the other. */
export function GroupBars({ groups, base }: { groups: NonNullable<Preview['groups']>; base: number }) {
  const named = useNamed();
  return (
    <ul className="bare-list">
      {groups.map((group) => {
        const share = base > 0 ? group.size / base : 0;
        return (
          <li key={group.key} style={{ marginTop: 8 }}>
            <div style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
              <span>{named(group)}</span>
              <span className="num small quiet">
                <People of={group.size} /> · {percent(share)}
              </span>
            </div>
            <div className="bar">
              <i style={{ width: `${share * 100}%` }} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
