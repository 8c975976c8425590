import { PART_KINDS, type ElementContent, type ElementKind, type TalkStep } from '@shared/api/elements';

export type FieldType =
  | 'line'
  | 'code'
  | 'text'
  | 'choice'
  | 'choices'
  | 'number'
  | 'date'
  | 'flag'
  | 'steps'
  | 'template'
  | 'element'
  | 'elements';

export interface Field {
  name: string;
  type: FieldType;
  required?: boolean;
  choices?: readonly string[];
  /** The family of words in which the choices are named. */
  words?: string;
  /** Which elements may be chosen. */
  of?: ElementKind;
  /** Only asked where this holds of what has been entered so far. */
  when?: (content: Record<string, unknown>) => boolean;
}

const GRADED = ['WEALTH', 'FUND', 'INSURANCE'];
const graded = (content: Record<string, unknown>) => GRADED.includes(String(content.category));
const CHANNELS = ['EMAIL', 'SMS', 'APP_PUSH', 'WECHAT', 'SOCIAL', 'CALL', 'RM_TASK'];
const byPerson = (content: Record<string, unknown>) => ['CALL', 'RM_TASK'].includes(String(content.channel));
const LANGUAGE: Field = {
  name: 'language',
  type: 'choice',
  required: true,
  choices: ['zh-CN', 'en'],
  words: 'elementWord',
};
const FROM: Field = { name: 'validFrom', type: 'date' };
const TO: Field = { name: 'validTo', type: 'date' };

const PLAN_FIELDS = ['OFFER', 'SEGMENT', 'BUDGET', 'START_AT', 'END_AT'] as const;

/** The parts of an unit in which a benefit can be counted, by how it is given. */
const UNITS: Record<string, readonly string[]> = {
  COUPON: ['CNY', 'PERCENT'],
  POINTS: ['POINTS'],
  CASHBACK: ['CNY', 'PERCENT'],
  RATE: ['BASIS_POINTS', 'PERCENT'],
  FEE_WAIVER: ['CNY', 'PERCENT'],
  GIFT: ['PIECES'],
};
export const unitsOf = (form: unknown) => UNITS[String(form)] ?? [];

/** What each kind consists of, beside its name; the form, the page of a version and its differences follow it. */
export const FIELDS: Record<ElementKind, readonly Field[]> = {
  PRODUCT: [
    { name: 'code', type: 'code', required: true },
    {
      name: 'category',
      type: 'choice',
      required: true,
      choices: ['DEPOSIT', 'WEALTH', 'FUND', 'INSURANCE', 'LOAN', 'CREDIT_CARD', 'PRECIOUS_METAL', 'SERVICE'],
      words: 'elementWord',
    },
    {
      name: 'riskGrade',
      type: 'choice',
      required: true,
      choices: ['R1', 'R2', 'R3', 'R4', 'R5'],
      words: 'elementWord',
      when: graded,
    },
    { name: 'registration', type: 'line', required: true, when: graded },
    { name: 'summary', type: 'text' },
    { ...FROM, required: true },
    TO,
  ],
  BENEFIT: [
    { name: 'code', type: 'code', required: true },
    {
      name: 'form',
      type: 'choice',
      required: true,
      choices: Object.keys(UNITS),
      words: 'elementWord',
    },
    { name: 'amount', type: 'number', required: true },
    { name: 'unit', type: 'choice', required: true, words: 'elementWord' },
    { name: 'stock', type: 'number' },
    { name: 'perCustomer', type: 'number', required: true },
    { name: 'terms', type: 'text', required: true },
    { ...FROM, required: true },
    { ...TO, required: true },
  ],
  MATERIAL: [
    {
      name: 'form',
      type: 'choice',
      required: true,
      choices: ['PICTURE', 'TEXT', 'DOCUMENT', 'VIDEO', 'PAGE'],
      words: 'elementWord',
    },
    LANGUAGE,
    { name: 'text', type: 'text', required: true, when: (content) => content.form === 'TEXT' },
    { name: 'address', type: 'line', required: true, when: (content) => content.form !== 'TEXT' },
    { name: 'sha256', type: 'line', when: (content) => content.form !== 'TEXT' },
    { name: 'approvalNumber', type: 'line', required: true },
    FROM,
    { ...TO, required: true },
  ],
  TALK_TRACK: [LANGUAGE, { name: 'steps', type: 'steps', required: true }],
  COMMUNICATION: [
    { name: 'channel', type: 'choice', required: true, choices: CHANNELS, words: 'channel' },
    { name: 'purpose', type: 'choice', required: true, choices: ['MARKETING', 'SERVICE'], words: 'purpose' },
    { name: 'template', type: 'template', required: true },
    { name: 'talkTrack', type: 'element', of: 'TALK_TRACK', when: byPerson },
    { name: 'materials', type: 'elements', of: 'MATERIAL' },
    { name: 'message', type: 'text' },
  ],
  RESPONSE: [
    {
      name: 'channel',
      type: 'choice',
      required: true,
      choices: [...CHANNELS, 'BRANCH', 'WEB'],
      words: 'elementWord',
    },
    { name: 'eventType', type: 'code', required: true },
    {
      name: 'meaning',
      type: 'choice',
      required: true,
      choices: [
        'OPENED',
        'CLICKED',
        'INTERESTED',
        'ACCEPTED',
        'BOUGHT',
        'REFUSED',
        'COMPLAINED',
        'UNSUBSCRIBED',
      ],
      words: 'elementWord',
    },
    {
      name: 'positive',
      type: 'flag',
      when: (content) => !['REFUSED', 'COMPLAINED', 'UNSUBSCRIBED'].includes(String(content.meaning)),
    },
    { name: 'advice', type: 'text' },
  ],
  SUCCESS_CRITERION: [
    { name: 'measure', type: 'choice', required: true, choices: ['EVENT', 'TAG'], words: 'elementWord' },
    { name: 'eventType', type: 'code', required: true, when: (content) => content.measure === 'EVENT' },
    { name: 'tag', type: 'code', required: true, when: (content) => content.measure === 'TAG' },
    {
      name: 'comparison',
      type: 'choice',
      required: true,
      choices: ['EQUAL', 'AT_LEAST', 'AT_MOST'],
      words: 'elementWord',
      when: (content) => content.measure === 'TAG',
    },
    { name: 'threshold', type: 'number', required: true, when: (content) => content.measure === 'TAG' },
    { name: 'windowDays', type: 'number', required: true },
    { name: 'uplift', type: 'number' },
  ],
  CAMPAIGN_TYPE: [
    { name: 'parent', type: 'element', of: 'CAMPAIGN_TYPE' },
    { name: 'required', type: 'choices', choices: PLAN_FIELDS, words: 'planField' },
    { name: 'notAsked', type: 'choices', choices: PLAN_FIELDS, words: 'planField' },
    { name: 'elementKinds', type: 'choices', choices: PART_KINDS, words: 'elements.kind' },
    {
      name: 'journeyParts',
      type: 'choices',
      choices: ['RESPONSE', 'DECISION', 'SPLIT', 'SECOND_CHANNEL'],
      words: 'journeyPart',
    },
    { name: 'channels', type: 'choices', choices: CHANNELS, words: 'channel' },
    { name: 'purpose', type: 'choice', choices: ['MARKETING', 'SERVICE'], words: 'purpose' },
    { name: 'signatures', type: 'number' },
    { name: 'headOffice', type: 'flag' },
    { name: 'controlPercent', type: 'number' },
    { name: 'leastControlPercent', type: 'number' },
    { name: 'windowDays', type: 'number' },
    { name: 'openDays', type: 'number' },
    { name: 'successCriterion', type: 'element', of: 'SUCCESS_CRITERION' },
  ],
};

export const PARTS = ['OPENING', 'NEED', 'OFFER', 'DISCLOSURE', 'OBJECTION', 'CLOSING'] as const;

/** What the form holds in the contract's words: what is not asked or left empty is left out. */
export function toContent(kind: ElementKind, entered: Record<string, unknown>): Record<string, unknown> {
  const name = (entered.name ?? {}) as { zh?: string; en?: string };
  const content: Record<string, unknown> = {
    kind,
    name: { zh: name.zh?.trim(), ...(name.en?.trim() ? { en: name.en.trim() } : {}) },
  };
  for (const field of FIELDS[kind]) {
    const value = entered[field.name];
    if (field.type === 'flag') content[field.name] = asked(field, entered) && value === true;
    else if (asked(field, entered) && !empty(value)) content[field.name] = cleaned(value);
  }
  return content;
}

export const asked = (field: Field, entered: Record<string, unknown>) => field.when?.(entered) ?? true;

const empty = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

const cleaned = (value: unknown) => (typeof value === 'string' ? value.trim() : value);

/** What a form for the next version starts with. */
export function fromContent(content: ElementContent): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(content).filter(([name, value]) => name !== 'kind' && value !== null),
  );
}

export const isSteps = (value: unknown): value is TalkStep[] =>
  Array.isArray(value) && value.every((step) => typeof step === 'object' && step !== null);
