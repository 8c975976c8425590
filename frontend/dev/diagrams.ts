interface Shape {
  id: string;
  name: string;
  tag: string;
  x: number;
  y: number;
  topic?: string;
  channel?: string;
  inner?: string;
}
type Flow = [id: string, from: string, to: string, name?: string, points?: [number, number][]];

const SIZE: Record<string, [number, number]> = {
  startEvent: [36, 36],
  endEvent: [36, 36],
  intermediateCatchEvent: [36, 36],
  exclusiveGateway: [50, 50],
  inclusiveGateway: [50, 50],
};
const sizeOf = (tag: string): [number, number] => SIZE[tag] ?? [120, 80];

/** Enough of a BPMN writer for invented journeys: shapes on a row, straight flows. */
function bpmn(id: string, name: string, shapes: Shape[], flows: Flow[]): string {
  const at = (shape: Shape) => {
    const [w, h] = sizeOf(shape.tag);
    return { x: shape.x, y: shape.y - h / 2, w, h };
  };
  const byId = (wanted: string) => {
    const found = shapes.find((shape) => shape.id === wanted);
    if (!found) throw new Error(wanted);
    return at(found);
  };
  const semantic = shapes
    .map((s) => {
      const topic = s.topic ? ` camunda:type="external" camunda:topic="${s.topic}"` : '';
      const channel = s.channel
        ? `<bpmn:extensionElements><camunda:properties><camunda:property name="channel" value="${s.channel}"/></camunda:properties></bpmn:extensionElements>`
        : '';
      return `<bpmn:${s.tag} id="${s.id}" name="${s.name}"${topic}>${channel}${s.inner ?? ''}</bpmn:${s.tag}>`;
    })
    .join('');
  const edges = flows
    .map(([fid, from, to, label, points]) => {
      const a = byId(from);
      const b = byId(to);
      const way = points ?? [
        [a.x + a.w, a.y + a.h / 2],
        [b.x, b.y + b.h / 2],
      ];
      return `<bpmndi:BPMNEdge id="${fid}_di" bpmnElement="${fid}">${way.map(([x, y]) => `<di:waypoint x="${x}" y="${y}"/>`).join('')}${label ? '<bpmndi:BPMNLabel/>' : ''}</bpmndi:BPMNEdge>`;
    })
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="http://baton.example">
<bpmn:process id="${id}" name="${name}" isExecutable="true" camunda:historyTimeToLive="P180D">${semantic}${flows
    .map(
      ([fid, from, to, label]) =>
        `<bpmn:sequenceFlow id="${fid}" sourceRef="${from}" targetRef="${to}"${label ? ` name="${label}"` : ''}/>`,
    )
    .join('')}</bpmn:process>
<bpmndi:BPMNDiagram id="dd"><bpmndi:BPMNPlane id="p" bpmnElement="${id}">${shapes
    .map((s) => {
      const b = at(s);
      return `<bpmndi:BPMNShape id="${s.id}_di" bpmnElement="${s.id}"><dc:Bounds x="${b.x}" y="${b.y}" width="${b.w}" height="${b.h}"/></bpmndi:BPMNShape>`;
    })
    .join('')}${edges}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`;
}

const timer =
  '<bpmn:timerEventDefinition><bpmn:timeDuration>P3D</bpmn:timeDuration></bpmn:timerEventDefinition>';

export const twoWaves = bpmn(
  'two-wave-followup',
  '两波跟进',
  [
    { id: 'Start', name: '上线', tag: 'startEvent', x: 160, y: 200 },
    { id: 'Task_Target', name: '目标决策', tag: 'businessRuleTask', x: 250, y: 200 },
    {
      id: 'Task_Email',
      name: '发送邮件',
      tag: 'serviceTask',
      x: 430,
      y: 200,
      topic: 'touch',
      channel: 'EMAIL',
    },
    {
      id: 'Wait_Response',
      name: '等待响应三天',
      tag: 'intermediateCatchEvent',
      x: 620,
      y: 200,
      inner: timer,
    },
    { id: 'Gateway_Responded', name: '是否已响应', tag: 'exclusiveGateway', x: 730, y: 200 },
    { id: 'Task_Sms', name: '发送短信', tag: 'serviceTask', x: 860, y: 200, topic: 'touch', channel: 'SMS' },
    { id: 'End_Touched', name: '完成', tag: 'endEvent', x: 1060, y: 200 },
    { id: 'End_Responded', name: '已响应', tag: 'endEvent', x: 860, y: 330 },
  ],
  [
    ['Flow_1', 'Start', 'Task_Target'],
    ['Flow_2', 'Task_Target', 'Task_Email'],
    ['Flow_3', 'Task_Email', 'Wait_Response'],
    ['Flow_4', 'Wait_Response', 'Gateway_Responded'],
    ['Flow_5', 'Gateway_Responded', 'Task_Sms', '否'],
    ['Flow_6', 'Task_Sms', 'End_Touched'],
    [
      'Flow_7',
      'Gateway_Responded',
      'End_Responded',
      '是',
      [
        [755, 225],
        [755, 330],
        [860, 330],
      ],
    ],
  ],
);

export const salaryArrived = bpmn(
  'salary-arrived',
  '工资到账',
  [
    {
      id: 'Start_Salary',
      name: '工资到账',
      tag: 'startEvent',
      x: 160,
      y: 160,
      inner: '<bpmn:messageEventDefinition/>',
    },
    { id: 'Task_Channel', name: '渠道优先级', tag: 'businessRuleTask', x: 260, y: 160 },
    {
      id: 'Task_Push',
      name: 'App 推送',
      tag: 'serviceTask',
      x: 450,
      y: 160,
      topic: 'touch',
      channel: 'APP_PUSH',
    },
    { id: 'End', name: '完成', tag: 'endEvent', x: 640, y: 160 },
  ],
  [
    ['F1', 'Start_Salary', 'Task_Channel'],
    ['F2', 'Task_Channel', 'Task_Push'],
    ['F3', 'Task_Push', 'End'],
  ],
);

export function dmn(
  id: string,
  name: string,
  input: [string, string],
  output: [string, string],
  rules: [string, string][],
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="defs" name="${name}" namespace="http://baton.example">
<decision id="${id}" name="${name}" camunda:historyTimeToLive="P180D"><decisionTable id="t_${id}" hitPolicy="FIRST">
<input id="i1" label="${input[0]}"><inputExpression id="ie1" typeRef="number"><text>${input[1]}</text></inputExpression></input>
<output id="o1" label="${output[0]}" name="${output[1]}" typeRef="string"/>
${rules.map(([when, then], index) => `<rule id="r${index}"><inputEntry id="e${index}"><text>${when.replace('<', '&lt;').replace('>', '&gt;')}</text></inputEntry><outputEntry id="oe${index}"><text>${then}</text></outputEntry></rule>`).join('')}
</decisionTable></decision></definitions>`;
}
