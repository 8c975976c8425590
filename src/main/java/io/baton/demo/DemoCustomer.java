package io.baton.demo;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is true of a demo customer by construction, from the number alone. {@code demo/customer.sql}
 * says the same; a test holds the two together.
 *
 * @param number 1 to the size of the bank
 */
record DemoCustomer(int number) {
  private static final Pattern KEY = Pattern.compile("D(\\d{9})");

  /** The number in a key such as {@code D000000001}; empty for keys of other banks. */
  static OptionalInt numberOf(String key) {
    Matcher matcher = KEY.matcher(key);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  String key() {
    return "D%09d".formatted(number);
  }

  /** 0 to 999; a thousand customers in a row hold each cell exactly once. */
  int cell() {
    return (int) ((number - 1) * 7_919L % 1_000);
  }

  private int wealthRank() {
    return cell() / 10;
  }

  private int habit() {
    return cell() % 10;
  }

  boolean wealthy() {
    return wealthRank() < 2;
  }

  boolean young() {
    return wealthRank() % 5 == 0;
  }

  boolean dormant() {
    return habit() == 9;
  }

  boolean salaried() {
    return habit() <= 2;
  }

  boolean active() {
    return habit() == 0 || (habit() >= 3 && habit() <= 5);
  }
}
