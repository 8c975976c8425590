import { useTranslation } from 'react-i18next';
import { People, Share } from '@shared/ui/Numbers';
import { factsText, outputsText } from './outputs';
import type { Examination } from './types';

/** What the table as written would do: whom each row hits, who would change, what is missing. */
export function Effect({ of }: { of: Examination }) {
  const { t } = useTranslation();
  const harmful = of.overlaps.filter((overlap) => !overlap.harmless);
  const nothing = t('decisions.nothing');
  return (
    <aside className="decision-effect" aria-live="polite">
      {of.findings.length > 0 && (
        <div className="problem" role="alert">
          <strong>{t('decisions.faults', { count: of.findings.length })}</strong>
          <ul>
            {of.findings.map((finding) => (
              <li key={`${finding.place} ${finding.message}`}>
                <code>{finding.place}</code> {finding.message}
              </li>
            ))}
          </ul>
        </div>
      )}
      <h2 className="section-title">{t('decisions.moves')}</h2>
      {of.moves.length === 0 ? (
        <p className="quiet section">{t('decisions.noMoves')}</p>
      ) : (
        <ul className="plain-list section">
          {of.moves.map((move) => {
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
      )}
      <h2 className="section-title">
        {t('decisions.coverage')}
        <span className="end small quiet">{t('decisions.among', { count: of.asked })}</span>
      </h2>
      <table className="data section">
        <tbody>
          {of.rows.map((row) => (
            <tr key={row.rule}>
              <th scope="row" className="num">
                {t('decisions.rule', { number: row.rule })}
              </th>
              <td className="num right">
                {row.customers === null ? '–' : <Share part={row.customers} whole={of.asked} />}
              </td>
              <td>
                {!row.reachable ? (
                  <span className="mark-bad">{t('decisions.unreachable')}</span>
                ) : (
                  row.customers === 0 && <span className="quiet">{t('decisions.nobodyNow')}</span>
                )}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('decisions.undecided')}</th>
            <td className="num right">
              <Share part={of.undecided} whole={of.asked} />
            </td>
            <td />
          </tr>
        </tbody>
      </table>
      <h2 className="section-title">{t('decisions.overlaps')}</h2>
      {of.overlaps.length === 0 ? (
        <p className="quiet section">{t('decisions.noOverlaps')}</p>
      ) : (
        <ul className="plain-list section">
          {(harmful.length > 0 ? harmful : of.overlaps).slice(0, 8).map((overlap) => (
            <li key={`${overlap.earlier} ${overlap.later}`}>
              <span className={overlap.harmless ? '' : 'mark-bad'}>
                {t('decisions.overlap', { earlier: overlap.earlier, later: overlap.later })}
              </span>{' '}
              <span className="quiet mono small">{factsText(overlap.example)}</span>
            </li>
          ))}
        </ul>
      )}
      <h2 className="section-title">{t('decisions.gaps')}</h2>
      {of.gaps.length === 0 ? (
        <p className="quiet section">{t('decisions.noGaps')}</p>
      ) : (
        <ul className="plain-list section">
          {of.gaps.slice(0, 8).map((gap) => (
            <li key={factsText(gap)} className="mono small">
              {factsText(gap)}
            </li>
          ))}
        </ul>
      )}
      {!of.exhaustive && of.findings.length === 0 && <p className="quiet small">{t('decisions.sampled')}</p>}
    </aside>
  );
}
