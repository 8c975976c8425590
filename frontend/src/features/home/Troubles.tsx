import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { exact } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { QueryView } from '@shared/ui/QueryView';

/** For operators: what holds messages back, and what waits for a hand. */
export function Troubles() {
  const { t } = useTranslation();
  const word = useWord();
  const troubles = useQuery({
    queryKey: ['home', 'troubles'],
    queryFn: async () => {
      const [dispatch, doubts, letters] = await Promise.all([
        call('GET /api/dispatch'),
        call('GET /api/dispatch/doubts'),
        call('GET /api/dispatch/dead-letters'),
      ]);
      const sum = (groups: readonly { customers: number }[]) =>
        groups.reduce((all, group) => all + group.customers, 0);
      return { holds: dispatch.holds, doubts: sum(doubts), letters: sum(letters) };
    },
    refetchInterval: 15_000,
  });
  return (
    <section className="section">
      <h2 className="section-title">{t('home.troubles')}</h2>
      <QueryView query={troubles} skeletonRows={1}>
        {({ holds, doubts, letters }) =>
          holds.length + doubts + letters === 0 ? (
            <p>
              <span className="mark green">✓&nbsp;{t('home.allGoes')}</span>
            </p>
          ) : (
            <ul className="plain">
              {holds.map((hold) => (
                <li key={`${hold.channel} ${hold.reason}`}>
                  <Link to="/run" className="mark red">
                    ! {hold.channel === '*' ? t('home.everyChannel') : word('channel', hold.channel)}{' '}
                    {word('hold', hold.reason)}
                  </Link>
                </li>
              ))}
              {doubts > 0 && (
                <li>
                  <Link to="/run" className="mark amber">
                    ! {t('home.doubts', { count: doubts, shown: exact(doubts) })}
                  </Link>
                </li>
              )}
              {letters > 0 && (
                <li>
                  <Link to="/run" className="mark amber">
                    ! {t('home.deadLetters', { count: letters, shown: exact(letters) })}
                  </Link>
                </li>
              )}
            </ul>
          )
        }
      </QueryView>
    </section>
  );
}
