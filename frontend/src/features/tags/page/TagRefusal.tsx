import { useTranslation } from 'react-i18next';
import type { Problem } from '@shared/api/types';
import { useWord } from '@shared/i18n/words';
import { pathOf } from '@shared/lineage/paths';
import { ProblemView } from '@shared/ui/ProblemView';

/** A refusal that names things: who uses the tag, each with its link, or which lines of the sheet are empty. */
export function TagRefusal({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const word = useWord();
  const findings = problem.findings ?? [];
  if (problem.code !== 'TAG_IN_USE' && problem.code !== 'TAG_SHEET_INCOMPLETE')
    return <ProblemView problem={problem} />;
  const bare: Problem = { ...problem, findings: [] };
  return (
    <>
      <ProblemView problem={bare} />
      <ul className="plain refusal">
        {findings.map((finding) => {
          if (problem.code === 'TAG_SHEET_INCOMPLETE') {
            const field = finding.place.replace('/sheet/', '');
            return <li key={field}>{word('tags.sheet', field)}</li>;
          }
          const [kind = '', ...rest] = finding.place.split(':');
          const code = rest.join(':');
          if (kind === 'OTHERS')
            return (
              <li key={kind}>
                {t('segments.usersHidden', { count: Number(/\d+/.exec(finding.message)?.[0] ?? 1) })}
              </li>
            );
          const to = pathOf({ kind, code });
          return (
            <li key={finding.place}>
              <span className="quiet">{word('lineage.kind', kind)}</span>{' '}
              {/* Dialogs stand outside of the router. */}
              {to ? (
                <a href={to}>{nameIn(finding.message) ?? code}</a>
              ) : (
                (nameIn(finding.message) ?? code)
              )}{' '}
              <span className="quiet small mono">{code}</span>
            </li>
          );
        })}
      </ul>
      <p className="quiet">
        {problem.code === 'TAG_IN_USE' ? t('tags.inUseAdvice') : t('tags.incompleteAdvice')}
      </p>
    </>
  );
}

const nameIn = (message: string) => /\((.+)\)$/.exec(message)?.[1];
