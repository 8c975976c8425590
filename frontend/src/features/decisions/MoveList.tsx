import { useTranslation } from 'react-i18next';
import { People } from '@shared/ui/Numbers';
import { outputsText } from './outputs';
import type { Move } from './types';

/** Who gets something else: how many, from what, to what. */
export function MoveList({ moves }: { moves: readonly Move[] }) {
  const { t } = useTranslation();
  const nothing = t('decisions.nothing');
  if (moves.length === 0) return <p className="quiet section">{t('decisions.noMoves')}</p>;
  return (
    <ul className="plain-list section">
      {moves.map((move) => {
        const from = move.from ? outputsText(move.from) : nothing;
        const to = move.to ? outputsText(move.to) : nothing;
        return (
          <li key={`${from} > ${to}`}>
            <strong>
              <People of={move.customers} />
            </strong>{' '}
            {from} → {to}
          </li>
        );
      })}
    </ul>
  );
}
