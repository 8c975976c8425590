package io.baton.access;

import io.baton.shared.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Length rather than character classes, as NIST SP 800-63B and ASVS 6.2 advise. The upper limit is
 * BCrypt's: it would silently ignore what comes after 72 bytes.
 */
final class PasswordRules {
  static final int SHORTEST = 12;
  static final int MOST_BYTES = 72;
  private static final int FEWEST_DIFFERENT = 5;

  private PasswordRules() {}

  static List<Finding> check(String userName, String password) {
    List<Finding> findings = new ArrayList<>();
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      findings.add(weak("PASSWORD_SHORT", "needs at least " + SHORTEST + " characters"));
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      findings.add(weak("PASSWORD_LONG", "may have at most " + MOST_BYTES + " bytes in UTF-8"));
    }
    if (password.codePoints().distinct().count() < FEWEST_DIFFERENT) {
      findings.add(
          weak(
              "PASSWORD_MONOTONE", "needs at least " + FEWEST_DIFFERENT + " different characters"));
    }
    if (lower(password).contains(lower(userName))) {
      findings.add(weak("PASSWORD_HAS_NAME", "may not contain the user name"));
    }
    return findings;
  }

  private static Finding weak(String code, String message) {
    return new Finding("/password", code, message);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
