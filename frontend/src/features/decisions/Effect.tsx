import { useTranslation } from 'react-i18next';
import { exact } from '@shared/format/numbers';
import { Share } from '@shared/ui/Numbers';
import { MoveList } from './MoveList';
import { factsText } from './outputs';
import type { Examination } from './types';

/** What the table as written would do: whom each row hits, who would change, what is missing. */
export function Effect({ of, ofCustomers }: { of: Examination; ofCustomers: boolean }) {
  const { t } = useTranslation();
  return (
    <aside className="decision-effect" aria-live="polite">
      {of.findings.length > 0 && (
        <div className="problem section" role="alert">
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
      {of.rows.length > 0 && <Outcome of={of} ofCustomers={ofCustomers} />}
    </aside>
  );
}

/** Beside the row: which others hit the same customers. */
function Meets({ rule, of }: { rule: number; of: Examination }) {
  const { t } = useTranslation();
  const meeting = of.overlaps.filter((each) => each.earlier === rule || each.later === rule);
  if (meeting.length === 0) return null;
  const others = meeting.map((each) => (each.earlier === rule ? each.later : each.earlier));
  return (
    <div className={meeting.every((each) => each.harmless) ? 'quiet small' : 'mark-bad small'}>
      {t('decisions.meets', { rules: [...new Set(others)].sort((a, b) => a - b).join(', ') })}
    </div>
  );
}

function Outcome({ of, ofCustomers }: { of: Examination; ofCustomers: boolean }) {
  const { t } = useTranslation();
  const harmful = of.overlaps.filter((overlap) => !overlap.harmless);
  return (
    <div className="decision-outcome">
      {ofCustomers && <Customers of={of} />}
      <div>
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
        {!of.exhaustive && of.findings.length === 0 && (
          <p className="quiet small">{t('decisions.sampled')}</p>
        )}
      </div>
    </div>
  );
}

/** Who gets something else than from the version in effect, and whom each row hits. */
function Customers({ of }: { of: Examination }) {
  const { t } = useTranslation();
  return (
    <div>
      <h2 className="section-title">{t('decisions.moves')}</h2>
      {of.moves.moves.length > 0 && (
        <p style={{ marginBottom: 8 }}>
          {t('decisions.moved', {
            enter: exact(of.moves.enter),
            leave: exact(of.moves.leave),
            change: exact(of.moves.change),
          })}
        </p>
      )}
      <MoveList moves={of.moves.moves} />
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
                <Meets rule={row.rule} of={of} />
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
    </div>
  );
}
