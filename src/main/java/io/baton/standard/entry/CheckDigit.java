package io.baton.standard.entry;

import io.baton.cohort.FieldType;
import io.baton.source.csv.FieldReading;

/** Numbers whose last character follows from the others. */
enum CheckDigit {
  /**
   * Citizen identification number, GB 11643-1999: region, day of birth, order, ISO 7064 mod 11-2.
   */
  ID_CARD,
  /** Unified social credit code of an organisation, GB 32100-2015, mod 31. */
  CREDIT_CODE,
  /** Card numbers, ISO/IEC 7812. */
  LUHN;

  private static final int LENGTH = 18;
  private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String ID_CHECKS = "10X98765432";
  private static final String CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int LONGEST_CARD = 19;
  private static final int SHORTEST_CARD = 8;
  private static final FieldReading DAY = new FieldReading(FieldType.DATE, 0);

  boolean holds(String value) {
    return switch (this) {
      case ID_CARD -> idCard(value);
      case CREDIT_CODE -> creditCode(value);
      case LUHN -> luhn(value);
    };
  }

  private static boolean idCard(String value) {
    if (value.length() != LENGTH) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < ID_WEIGHTS.length; i++) {
      int digit = digit(value.charAt(i));
      if (digit < 0) {
        return false;
      }
      sum += digit * ID_WEIGHTS[i];
    }
    String day =
        value.substring(6, 10) + '-' + value.substring(10, 12) + '-' + value.substring(12, 14);
    char last = value.charAt(LENGTH - 1) == 'x' ? 'X' : value.charAt(LENGTH - 1);
    return DAY.read(day) != null && last == ID_CHECKS.charAt(sum % ID_CHECKS.length());
  }

  private static boolean creditCode(String value) {
    if (value.length() != LENGTH) {
      return false;
    }
    int modulus = CREDIT_CHARACTERS.length();
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
      int place = CREDIT_CHARACTERS.indexOf(value.charAt(i));
      if (place < 0) {
        return false;
      }
      sum += place * weight;
      weight = weight * 3 % modulus;
    }
    int check = (modulus - sum % modulus) % modulus;
    return value.charAt(LENGTH - 1) == CREDIT_CHARACTERS.charAt(check);
  }

  private static boolean luhn(String value) {
    if (value.length() < SHORTEST_CARD || value.length() > LONGEST_CARD) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = digit(value.charAt(value.length() - 1 - i));
      if (digit < 0) {
        return false;
      }
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  /** Only the ten digits of ASCII: other scripts' digits are no part of these numbers. */
  private static int digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : -1;
  }
}
