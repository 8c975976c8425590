import type { Channel } from '@shared/api/types';
import type { TaskType } from '../types';

/** Something that can be put on the canvas. */
export interface Kind {
  id: string;
  group: 'begin' | 'touch' | 'decide' | 'check' | 'wait' | 'end';
  icon: string;
  /** A name of its own in both languages, or the key of one in the dictionaries. */
  label: { zh: string; en: string } | { key: string };
  /** What the gate calls it. */
  type: string;
  /** For service tasks: the task and what is known of its parameters. */
  task?: string;
  parameters?: Record<string, string>;
}

const FIXED: readonly Kind[] = [
  { id: 'start', group: 'begin', icon: 'start', label: { key: 'start' }, type: 'bpmn:StartEvent' },
  {
    id: 'decision',
    group: 'decide',
    icon: 'decision',
    label: { key: 'decision' },
    type: 'bpmn:BusinessRuleTask',
  },
  {
    id: 'splitAll',
    group: 'decide',
    icon: 'splitAll',
    label: { key: 'splitAll' },
    type: 'bpmn:InclusiveGateway',
  },
  {
    id: 'splitFirst',
    group: 'decide',
    icon: 'splitFirst',
    label: { key: 'splitFirst' },
    type: 'bpmn:ExclusiveGateway',
  },
  { id: 'wait', group: 'wait', icon: 'wait', label: { key: 'wait' }, type: 'bpmn:ReceiveTask' },
  { id: 'timer', group: 'wait', icon: 'timer', label: { key: 'timer' }, type: 'bpmn:IntermediateCatchEvent' },
  {
    id: 'approve',
    group: 'check',
    icon: 'approve',
    label: { key: 'approve' },
    type: 'bpmn:UserTask',
  },
  { id: 'end', group: 'end', icon: 'end', label: { key: 'end' }, type: 'bpmn:EndEvent' },
];

/** What this installation can do: its kinds of task, a touch once for each of its channels. */
export function paletteOf(taskTypes: readonly TaskType[], channels: readonly Channel[]): Kind[] {
  const tasks = taskTypes
    .filter((type) => type.scope === 'JOURNEY')
    .flatMap((type) => {
      const channel = type.parameters.find((parameter) => parameter.type === 'CHANNEL');
      return channel ? channels.map((one) => touchOf(type, channel.name, one)) : [taskOf(type)];
    });
  const order = ['begin', 'touch', 'decide', 'check', 'wait', 'end'];
  return [...FIXED, ...tasks].sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}

function touchOf(type: TaskType, parameter: string, channel: Channel): Kind {
  return {
    ...taskOf(type),
    id: `${type.key}:${channel.channel}`,
    icon: channel.channel,
    label: { key: `channel.${channel.channel}` },
    parameters: { ...defaultsOf(type), [parameter]: channel.channel },
  };
}

function taskOf(type: TaskType): Kind {
  return {
    id: type.key,
    // What reaches nobody looks at what has been reached.
    group: type.parameters.some((parameter) => parameter.type === 'CHANNEL') ? 'touch' : 'check',
    icon: type.icon,
    label: { zh: type.nameZh, en: type.nameEn },
    type: 'bpmn:ServiceTask',
    task: type.key,
    parameters: defaultsOf(type),
  };
}

function defaultsOf(type: TaskType): Record<string, string> {
  return Object.fromEntries(
    type.parameters.flatMap((parameter) =>
      parameter.defaultValue === null ? [] : [[parameter.name, parameter.defaultValue]],
    ),
  );
}

/** What a kind is called in the user's language. */
export function labelOf(
  kind: Kind,
  language: string,
  word: (family: string, code: string) => string,
): string {
  if ('zh' in kind.label) return language === 'en' ? kind.label.en : kind.label.zh;
  const [family, code] = kind.label.key.split('.');
  return code ? word(family ?? '', code) : word('designer.kind', kind.label.key);
}
