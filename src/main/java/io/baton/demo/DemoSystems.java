package io.baton.demo;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Two systems of the demo bank that code the same fields in their own ways: CRM, where 0 is male
 * and 1 female, and the card system, where 1 is male and 2 female. They differ on a few customers,
 * and each has some codes that nobody has explained.
 */
final class DemoSystems {
  static final String CRM = "crm";
  static final String CARD = "card";

  /** Enough to see something; a larger bank has no more of these. */
  private static final int MOST = 5_000;

  private DemoSystems() {}

  static byte[] crm(int customers) {
    return file("no,sex,marital,education,postcode", customers, DemoSystems::crmLine);
  }

  static byte[] card(int customers) {
    return file("no,gender,marriage", customers, DemoSystems::cardLine);
  }

  /** When customers would like to be called, as relationship managers have noted it. */
  static byte[] contactTimes(int customers) {
    String[] times = {"MORNING", "NOON", "AFTERNOON", "EVENING", "WEEKEND"};
    return file(
        "customer,value",
        customers,
        number ->
            Draw.lot(number, 86, 100) < 12
                ? new DemoCustomer(number).key() + "," + times[Draw.lot(number, 87, times.length)]
                : null);
  }

  /**
   * Income of the family, in ten thousand yuan a year.
   *
   * @param part 0 for what was reviewed, 1 for what waits
   */
  static byte[] incomes(int customers, int part) {
    return file(
        "customer,value",
        customers,
        number ->
            Draw.lot(number, 88, 100) == part
                ? new DemoCustomer(number).key() + "," + (8 + Draw.lot(number, 89, 120))
                : null);
  }

  /** Whether the card system says another sex than CRM. */
  static boolean differs(int number) {
    return hasCard(number) && Draw.lot(number, 84, 1_000) < 8;
  }

  static boolean hasCard(int number) {
    return number <= MOST && Draw.lot(number, 83, 100) < 60;
  }

  /** As the demo bank's own tag has it. */
  static boolean male(int number) {
    return Draw.lot(number, 12, 100) < 49;
  }

  private static String crmLine(int number) {
    String sex = Draw.lot(number, 80, 1_000) < 5 ? "X" : male(number) ? "0" : "1";
    int rest = Draw.lot(number, 82, 100);
    String education =
        rest < 3
            ? "博士"
            : rest < 12 ? "硕士" : rest < 47 ? "本科" : rest < 70 ? "大专" : rest < 90 ? "高中" : "初中";
    String postcode = "%06d".formatted(100_000 + Draw.lot(number, 85, 700_000));
    boolean cut = Draw.lot(number, 81, 1_000) < 3;
    return String.join(
        ",",
        new DemoCustomer(number).key(),
        sex,
        married(number) ? "M" : "S",
        education,
        cut ? postcode.substring(1) : postcode);
  }

  private static @Nullable String cardLine(int number) {
    if (!hasCard(number)) {
      return null;
    }
    String gender = male(number) != differs(number) ? "1" : "2";
    return String.join(
        ",",
        new DemoCustomer(number).key(),
        Draw.lot(number, 79, 1_000) < 4 ? "O" : gender,
        married(number) != Draw.lot(number, 78, 1_000) < 12 ? "20" : "10");
  }

  private static boolean married(int number) {
    return Draw.lot(number, 77, 100) < (new DemoCustomer(number).young() ? 30 : 82);
  }

  private static byte[] file(String head, int customers, IntFunction<@Nullable String> line) {
    StringBuilder text = new StringBuilder(head).append('\n');
    for (int number = 1; number <= Math.min(MOST, customers); number++) {
      String one = line.apply(number);
      if (one != null) {
        text.append(one).append('\n');
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
