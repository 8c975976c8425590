package io.baton.content;

import java.util.List;

/** The words by which a commercial short message says how to stop it (MIIT order 31). */
final class OptOut {
  private OptOut() {}

  static boolean required(String channel, String purpose) {
    return channel.equals("SMS") && purpose.equals("MARKETING");
  }

  /** Any one of them will do; the Chinese form is the one the platforms expect. */
  static List<String> phrases(String language) {
    return language.startsWith("zh") ? List.of("拒收请回复R") : List.of("Reply R to opt out", "拒收请回复R");
  }
}
