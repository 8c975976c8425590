package io.baton.demo;

import org.springframework.core.env.Environment;

/**
 * How large the demo bank is to be, from {@code baton.demo}.
 *
 * @param customers 0 (users only) to 10 million
 */
record DemoSize(int customers) {
  private static final int USUAL = 100_000;
  private static final int LARGEST = 10_000_000;

  /**
   * Whether there is to be a demo bank at all. Where a database of the bank's own is named, only if
   * it was asked for: nobody should find users with printed passwords in production.
   */
  static boolean wanted(Environment environment) {
    String text = text(environment);
    return text.isEmpty()
        ? environment.getProperty("baton.database.url", "").isEmpty()
        : !text.equals("none");
  }

  static DemoSize of(Environment environment) {
    String text = text(environment);
    return text.isEmpty() ? new DemoSize(USUAL) : parse(text);
  }

  private static DemoSize parse(String text) {
    try {
      int customers = Integer.parseInt(text.replace("_", ""));
      if (customers >= 0 && customers <= LARGEST) {
        return new DemoSize(customers);
      }
    } catch (NumberFormatException e) {
      // Said below, for both.
    }
    throw new IllegalArgumentException(
        "baton.demo (BATON_DEMO) must be none or a number from 0 to " + LARGEST);
  }

  private static String text(Environment environment) {
    return environment.getProperty("baton.demo", "").strip();
  }
}
