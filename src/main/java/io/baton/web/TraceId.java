package io.baton.web;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.MDC;

/** Sixteen hex digits that stand in the response, in its problem and in each log line about it. */
final class TraceId {
  static final String HEADER = "X-Trace-Id";
  private static final String KEY = "traceId";
  private static final SecureRandom RANDOM = new SecureRandom();

  private TraceId() {}

  /** Ours, never the caller's: what a caller sends must not get into the log. */
  static String begin() {
    byte[] bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    MDC.put(KEY, id);
    return id;
  }

  static String current() {
    String id = MDC.get(KEY);
    return id == null ? "" : id;
  }

  static void end() {
    MDC.remove(KEY);
  }
}
