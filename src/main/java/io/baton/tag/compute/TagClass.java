package io.baton.tag.compute;

/** The five classes of the built-in tags: 人口, 行为, 交易, 消费, 营销. */
public enum TagClass {
  DEMOGRAPHIC,
  BEHAVIOUR,
  TRANSACTION,
  CONSUMPTION,
  MARKETING
}
