import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/types';
import { findingText } from '../i18n/findings';
import { useWord } from '../i18n/words';
import { usePreferences } from '../session/preferences';
import { Copyable } from './Copyable';

/** What happened, where, what to do next; code and trace id are there to copy. */
export function ProblemView({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const { language } = usePreferences();
  return (
    <div className="problem" role="alert">
      <strong>{whatHappened()}</strong>
      {detailIsShown() && <p>{problem.detail}</p>}
      {problem.findings && problem.findings.length > 0 && (
        <ul>
          {problem.findings.map((finding) => (
            <li key={`${finding.place} ${finding.code} ${finding.message}`}>
              {finding.place && <code>{finding.place}</code>} {findingText(finding, word)}
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">{whatToDo()}</p>
      {onRetry && (
        <button type="button" className="copy" style={{ cursor: 'pointer' }} onClick={onRetry}>
          {t('common.tryAgain')}
        </button>
      )}
      <div className="trace">
        <span>
          {t('problem.code')} <Copyable text={problem.code} />
        </span>
        {problem.traceId && (
          <span>
            {t('problem.trace')} <Copyable text={problem.traceId} />
          </span>
        )}
      </div>
    </div>
  );

  /** The server's own sentence is English: where the dictionary has one, nobody needs to read a second language. */
  function detailIsShown(): boolean {
    if (!problem.detail || problem.status < 0 || problem.detail === whatHappened()) return false;
    // With its place in front: the list says the same.
    if (problem.findings?.some(({ message }) => message && problem.detail?.endsWith(message))) return false;
    return language === 'en' || word('problemCode', problem.code) === problem.code;
  }

  function whatHappened(): string {
    const known = word('problemCode', problem.code);
    if (known !== problem.code) return known;
    if (problem.status === 403) return t('problem.forbidden');
    if (problem.status === 404) return t('problem.notFound');
    if (problem.status === -1) return t('problem.browser');
    return problem.title || t('problem.unknown');
  }

  function whatToDo(): string {
    const known = word('problemAdvice', problem.code);
    if (known !== problem.code) return known;
    if (problem.status === 0) return t('problem.adviceOffline');
    if (problem.status === 409) return t('problem.adviceConflict');
    if (problem.status === 403) return t('problem.adviceForbidden');
    if (problem.status === 404) return t('problem.adviceGone');
    if (problem.status === 400 || problem.status === 413 || problem.status === 422)
      return t('problem.adviceCorrect');
    return t('problem.adviceReport');
  }
}
