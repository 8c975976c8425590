package io.baton.engine;

/** What a parameter's text must look like, and which control the modeler shows for it. */
public enum ParameterType {
  TEXT,
  /** Decimal number, {@code .} as decimal point. */
  NUMBER,
  /** ISO-8601 duration such as {@code P3D}. */
  DURATION,
  /** Key of a template. */
  TEMPLATE,
  /** Code of a channel such as {@code SMS}. */
  CHANNEL,
  /** Name under which conditions and tables further on read what the task has found. */
  NAME,
  /** Key of a decision. */
  DECISION
}
