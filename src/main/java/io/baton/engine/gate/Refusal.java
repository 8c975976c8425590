package io.baton.engine.gate;

/**
 * What the gate refuses. The name is the code of the finding, which screens translate; the sentence
 * is for those who read the answer itself.
 */
enum Refusal {
  PROCESS_TOO_LARGE("a process has 1 MB at most"),
  PROCESS_NOT_UTF8("a process is UTF-8 text"),
  PROCESS_NOT_XML("this is not well-formed XML"),
  PROCESS_DOCTYPE("a document type is not allowed"),
  PROCESS_TOO_MANY_ELEMENTS("a process has 5,000 elements at most"),
  PROCESS_TOO_DEEP("elements are nested too deep"),
  PROCESS_ATTRIBUTE_TOO_LONG("an attribute is too long"),
  PROCESS_TEXT_TOO_LONG("a text is too long"),
  PROCESS_INSTRUCTION("processing instructions are not allowed"),
  PROCESS_REFERENCE("a document may not refer to another"),
  PROCESS_EXPRESSION("expressions are not allowed anywhere"),
  PROCESS_VALUE("this value is not allowed"),
  PROCESS_NOT_ONE("the document holds exactly one process"),
  PROCESS_NOT_EXECUTABLE("the process is not marked as executable"),
  PROCESS_START_NOT_ONE("a process has exactly one start event"),
  PROCESS_ID_TWICE("two elements have this id"),
  PROCESS_ID_MISSING("the element has no id"),
  PROCESS_FLOW_LOOSE("the flow does not connect two elements"),
  PROCESS_CONDITION_MISPLACED("only a gateway's flows have conditions"),
  PROCESS_DEFAULT_CONDITION("a default flow has no condition"),
  PROCESS_UNREACHED("no path leads here from the start"),
  PROCESS_NO_END("no path leads from here to an end"),
  PROCESS_START_FLOWS("a start event has one flow out and none in"),
  PROCESS_END_FLOWS("an end event has no flow out"),
  PROCESS_FLOWS_OUT("the element needs exactly one flow out; split with a gateway"),
  PROCESS_GATEWAY_FLOWS("a gateway needs a flow out"),
  PROCESS_DEFAULT_ELSEWHERE("the default flow does not begin here"),
  PROCESS_DEFAULT_MISSING("a gateway of a life cycle needs a default flow"),
  PROCESS_CONDITION_MISSING("the flow needs a condition, or be the default"),
  PROCESS_WAIT_FLOWS("a wait is left by its boundary events, not by a flow of its own"),
  PROCESS_WAIT_TIMERS("a wait needs exactly one boundary timer, so that it ends"),
  PROCESS_BOUNDARY_HOST("a boundary event stands on a wait or on an approval"),
  PROCESS_BOUNDARY_FLOWS("a boundary event needs exactly one flow out"),
  PROCESS_BOUNDARY_KIND("a boundary event is either a timer or a message"),
  PROCESS_TIMER_GOES_ON("the timer of a wait interrupts it"),
  PROCESS_MESSAGE_INTERRUPTS("the message of a wait does not interrupt it: others go on waiting"),
  PROCESS_APPROVE_ROLE("whoever releases is an approver: candidateGroups says APPROVER"),
  PROCESS_APPROVE_RELEASED("an approval needs exactly one flow out, for those who are released"),
  PROCESS_APPROVE_DUE(
      "an approval needs exactly one boundary timer: its way is taken by those who are refused, and by"
          + " all when the time is up"),
  PROCESS_APPROVE_ANSWER("nobody leaves an approval by a message"),
  PROCESS_APPROVE_SILENCE(
      "%s comes after a release and can be reached without one: nothing is approved by silence"),
  PROCESS_APPROVE_EVENT(
      "a journey that events start has no approvals: nobody releases day and night"),
  PROCESS_LOOP("a journey does not go back: its paths are free of loops"),
  PROCESS_NO_TOUCH("a journey touches somebody: it has a touch task"),
  PROCESS_CATCH_NO_TIMER("only a timer can be waited for here"),
  PROCESS_JOURNEYS_CALLED("a life cycle calls one journey"),
  PROCESS_TASK_ROLE("the task names no role in candidateGroups"),
  PROCESS_TASK_KIND("the task has no kind"),
  PROCESS_TASK_UNKNOWN("there is no such kind of task"),
  PROCESS_DECISION_MISSING("no decision is named"),
  PROCESS_TIMER(
      "a timer has one ISO-8601 duration from PT1S to P731D, or one date with its offset"),
  PROCESS_MESSAGE("the event needs a message whose name has letters, digits, dots and dashes"),
  PROCESS_PARAMETER_UNKNOWN("there is no such parameter"),
  PROCESS_PARAMETER_MISSING("the parameter %s is required"),
  PROCESS_PARAMETER_VALUE("this is not a %s"),
  PROCESS_ELEMENT("the element %s is not allowed here"),
  PROCESS_ATTRIBUTE("the attribute %s is not allowed here"),
  PROCESS_PHASE_MISSING("no element has the phase %s"),
  PROCESS_TABLE_VERSION("the version is SIGNED or LATEST"),
  PROCESS_TABLE_TWO_WAYS("another step asks the same table in the other way");

  private final String sentence;

  Refusal(String sentence) {
    this.sentence = sentence;
  }

  /** The sentence with the names it is about. */
  String about(Object... names) {
    return sentence.formatted(names);
  }
}
