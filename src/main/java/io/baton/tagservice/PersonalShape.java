package io.baton.tagservice;

import java.util.regex.Pattern;

/**
 * Texts that look like what a person is known by outside the bank: an identity number, a mobile
 * number, an e-mail address, a card number. Addresses end up in logs of proxies, so such a key is
 * taken in a body only.
 */
final class PersonalShape {
  private static final Pattern SHAPE =
      Pattern.compile("\\d{17}[\\dXx]|(?:\\+?86)?1[3-9]\\d{9}|\\S+@\\S+|[3-6]\\d{15,18}");

  private PersonalShape() {}

  static boolean of(String key) {
    return SHAPE.matcher(key).matches();
  }
}
