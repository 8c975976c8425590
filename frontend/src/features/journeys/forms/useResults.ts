import { useQueries } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import { useTaskTypes } from '../api';
import { attributeOf, parametersOf } from '../drawing/edits';
import { ofDecision, ofEvaluation, tasksBefore, type Result } from '../drawing/results';
import type { ElementLike } from '../drawing/services';
import type { TaskType } from '../types';

/** Under which name conditions further on read what the task found. */
export function nameOfResult(type: TaskType, given: Record<string, string>): string {
  const named = type.parameters.find((parameter) => parameter.type === 'NAME');
  return (named && (given[named.name] || named.defaultValue)) || '';
}

/**
 * What evaluations and tables before an element have found, the nearest first and each name once; straight where one of
 * them stands directly before it.
 */
export function useResults(element: ElementLike): { results: Result[]; straight: boolean } {
  const types = useTaskTypes();
  const before = tasksBefore(element);
  const tableOf = (task: ElementLike) =>
    task.type === 'bpmn:BusinessRuleTask' ? attributeOf(task, 'camunda:decisionRef') : '';
  const tables = [...new Set(before.map(({ task }) => tableOf(task)).filter(Boolean))];
  const documents = useQueries({
    queries: tables.map((key) => ({
      queryKey: ['decisions', key, 'xml'],
      queryFn: () => call('GET /api/decisions/{key}/xml', { path: { key } }),
      staleTime: 60_000,
    })),
  });
  const resultsOf = (task: ElementLike): Result[] => {
    const table = tableOf(task);
    const xml = documents[tables.indexOf(table)]?.data;
    if (table) return xml ? ofDecision(xml, table) : [];
    const type =
      task.type === 'bpmn:ServiceTask'
        ? types.data?.find((one) => one.key === attributeOf(task, 'camunda:topic'))
        : undefined;
    const name = type && nameOfResult(type, parametersOf(task));
    return name ? [ofEvaluation(name)] : [];
  };
  const found = before.map(({ task, straight }) => ({ straight, of: resultsOf(task) }));
  const results = found.flatMap((each) => each.of);
  return {
    results: results.filter((one, place) => results.findIndex((other) => other.name === one.name) === place),
    straight: found.some((each) => each.straight && each.of.length > 0),
  };
}
