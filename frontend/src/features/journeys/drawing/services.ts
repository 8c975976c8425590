import type { ElementLike, Shape, Connection, Root } from 'diagram-js/lib/model/Types';

/** The parts of the drawing library that are used here, as far as they are used. */
export type Node = Shape;
export type Drawn = Shape | Connection | Root;
export type { Shape, Connection, ElementLike };

export interface Moddle {
  $type: string;
  $parent?: Moddle;
  id?: string;
  name?: string;
  get: (name: string) => unknown;
  set: (name: string, value: unknown) => void;
}

export interface Modeling {
  createElements: (elements: Shape[], at: Point, parent: Drawn, hints?: object) => Shape[];
  connect: (source: Shape, target: Shape) => Connection;
  updateProperties: (element: Drawn, properties: Record<string, unknown>) => void;
  updateModdleProperties: (element: Drawn, moddle: Moddle, properties: Record<string, unknown>) => void;
  removeElements: (elements: Drawn[]) => void;
  moveShape: (shape: Shape, by: Point) => void;
}
export interface Point {
  x: number;
  y: number;
}
export interface BpmnFactory {
  create: (type: string, attributes?: Record<string, unknown>) => Moddle;
}
export interface ElementFactory {
  createShape: (attributes: Record<string, unknown>) => Shape;
}
export interface CommandStack {
  undo: () => void;
  redo: () => void;
  canUndo: () => boolean;
  canRedo: () => boolean;
  execute: (command: string, context: object) => void;
  registerHandler: (command: string, handler: unknown) => void;
}
export interface Selection {
  get: () => Drawn[];
  select: (element: Drawn | Drawn[] | null) => void;
}

export const businessOf = (element: ElementLike): Moddle => element.businessObject as Moddle;

export const isWait = (element: ElementLike) => element.type === 'bpmn:ReceiveTask';
/** Where a person releases those who go on. */
export const isApproval = (element: ElementLike) => element.type === 'bpmn:UserTask';
export const isGateway = (element: ElementLike) =>
  element.type === 'bpmn:InclusiveGateway' || element.type === 'bpmn:ExclusiveGateway';
export const isBoundary = (element: ElementLike) => element.type === 'bpmn:BoundaryEvent';

/** Its timer or message, as far as it has one. */
export function eventOf(element: ElementLike): Moddle | undefined {
  return (businessOf(element).get('eventDefinitions') as Moddle[] | undefined)?.[0];
}
export const isTimer = (element: ElementLike) => eventOf(element)?.$type === 'bpmn:TimerEventDefinition';
