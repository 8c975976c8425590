package io.baton.dictionary;

import java.time.Instant;

/**
 * Codes of one subject and what they are called.
 *
 * @param entries how many codes it has
 */
public record Dictionary(
    String code, Subject subject, String nameZh, String nameEn, long entries, Instant updatedAt) {

  /** Which part of an event its codes stand in. */
  public enum Subject {
    KIND,
    CODE,
    PRODUCT,
    MERCHANT
  }
}
