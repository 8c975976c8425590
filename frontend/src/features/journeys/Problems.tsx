import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@shared/api/problem';
import type { Finding } from '@shared/api/types';
import { findingText, placeOf } from '@shared/i18n/findings';
import { useWord } from '@shared/i18n/words';
import { ProblemView } from '@shared/ui/ProblemView';
import { outlineOf } from './drawing/outline';
import { KIND_OF } from './drawing/words';

/** What stands between the drawing and a version, each with its element. */
export function Problems({
  query,
  xml,
  onOpen,
}: {
  query: UseQueryResult<Finding[]>;
  xml: string;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  if (query.isError)
    return <ProblemView problem={asProblem(query.error)} onRetry={() => void query.refetch()} />;
  const findings = query.data ?? [];
  const lines = outlineOf(xml);
  const called = (id: string) => {
    const line = lines.find((one) => one.id === id);
    if (line) return line.name || word('designer.kind', KIND_OF[line.type] ?? 'other');
    const from = lines.find((one) => one.next.some((next) => next.flow === id));
    if (!from) return t('designer.whole');
    const target = lines.find((one) => one.id === from.next.find((next) => next.flow === id)?.target);
    return t('designer.flowTo', { name: target?.name ?? '' });
  };
  return (
    <section className="designer-problems" aria-label={t('designer.problems')}>
      <h2 className="section-title" role="status">
        {findings.length === 0
          ? query.isPending
            ? t('designer.checking')
            : `✓ ${t('designer.noProblems')}`
          : t('designer.problemCount', { count: findings.length })}
      </h2>
      {findings.length > 0 && (
        <ul className="plain sheet">
          {findings.map((finding) => {
            const id = placeOf(finding);
            return (
              <li key={`${finding.place} ${finding.code} ${finding.message}`}>
                <button
                  type="button"
                  onClick={() => {
                    onOpen(id);
                  }}
                >
                  <span className="mark amber">▲</span> <strong>{called(id)}</strong>{' '}
                  {findingText(finding, word)}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
