package io.baton.standard.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Against published numbers, and against the standards' congruences computed another way. */
class CheckDigitTests {
  private static final String CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  @Test
  void shouldKnowPublishedNumbers() {
    // The examples of GB 11643-1999, a well-known organisation, and the test numbers of card
    // networks.
    assertThat(CheckDigit.ID_CARD.holds("11010519491231002X")).isTrue();
    assertThat(CheckDigit.ID_CARD.holds("440524188001010014")).isTrue();
    assertThat(CheckDigit.CREDIT_CODE.holds("91350100M000100Y43")).isTrue();
    assertThat(CheckDigit.LUHN.holds("4111111111111111")).isTrue();
    assertThat(CheckDigit.LUHN.holds("79927398713")).isTrue();
    assertThat(CheckDigit.ID_CARD.holds("110105194912310021")).isFalse();
    assertThat(CheckDigit.LUHN.holds("4111111111111112")).isFalse();
  }

  @Test
  void shouldRefuseWhatIsNoSuchNumber() {
    for (CheckDigit each : CheckDigit.values()) {
      for (String value :
          new String[] {"", " ", "0", "٤١١١١١١١١١١١١١١١", "１１０１０５１９４９１２３１００２Ｘ", "x".repeat(4000)}) {
        assertThat(each.holds(value)).as("%s %s", each, value).isFalse();
      }
    }
    // A right check digit does not make the thirtieth of February.
    assertThat(CheckDigit.ID_CARD.holds(withIdCheck("11010519490230002"))).isFalse();
  }

  @Property(tries = 300)
  void shouldHoldForExactlyOneLastCharacterOfAnIdentityNumber(
      @ForAll @IntRange(min = 110000, max = 659999) int region,
      @ForAll @IntRange(min = 0, max = 40000) int day,
      @ForAll @IntRange(max = 999) int order) {
    String head =
        "%d%s%03d"
            .formatted(
                region, LocalDate.of(1910, 1, 1).plusDays(day).toString().replace("-", ""), order);
    String right = withIdCheck(head);
    for (char last : "0123456789X".toCharArray()) {
      assertThat(CheckDigit.ID_CARD.holds(head + last)).isEqualTo((head + last).equals(right));
    }
  }

  /**
   * ISO 7064 mod 11-2 says it without weights: the number to base 2, the check digit added, is 1.
   */
  private static String withIdCheck(String head) {
    for (char last : "0123456789X".toCharArray()) {
      BigInteger sum = BigInteger.ZERO;
      for (char c : (head + last).toCharArray()) {
        sum = sum.shiftLeft(1).add(BigInteger.valueOf(c == 'X' ? 10 : c - '0'));
      }
      if (sum.mod(BigInteger.valueOf(11)).intValue() == 1) {
        return head + last;
      }
    }
    throw new IllegalStateException("one of them always fits");
  }

  @Property(tries = 300)
  void shouldHoldForExactlyOneLastCharacterOfACreditCode(@ForAll @LongRange(min = 0) long seed) {
    StringBuilder head = new StringBuilder();
    BigInteger sum = BigInteger.ZERO;
    long rest = seed;
    for (int i = 0; i < 17; i++) {
      int place = (int) Math.floorMod(rest, 31L);
      rest = rest / 31 + seed % 97;
      head.append(CREDIT.charAt(place));
      sum = sum.add(BigInteger.valueOf(place).multiply(BigInteger.valueOf(3).pow(i)));
    }
    BigInteger mod = BigInteger.valueOf(31);
    char right = CREDIT.charAt(mod.subtract(sum.mod(mod)).mod(mod).intValue());
    for (char last : CREDIT.toCharArray()) {
      assertThat(CheckDigit.CREDIT_CODE.holds(head.toString() + last)).isEqualTo(last == right);
    }
  }

  @Property(tries = 300)
  void shouldSeeOneWrongDigitInACardNumber(
      @ForAll @LongRange(min = 1_000_000_000L, max = 999_999_999_999_999L) long number,
      @ForAll @IntRange(max = 9) int place,
      @ForAll @IntRange(min = 1, max = 9) int change) {
    String card = card(number);
    char[] wrong = card.toCharArray();
    wrong[place] = (char) ('0' + (wrong[place] - '0' + change) % 10);

    assertThat(CheckDigit.LUHN.holds(card)).isTrue();
    assertThat(CheckDigit.LUHN.holds(new String(wrong))).isFalse();
  }

  private static String card(long number) {
    for (int last = 0; last < 10; last++) {
      String card = Long.toString(number) + last;
      int sum = 0;
      boolean twice = false;
      for (int i = card.length() - 1; i >= 0; i--) {
        int digit = (card.charAt(i) - '0') * (twice ? 2 : 1);
        sum += digit / 10 + digit % 10;
        twice = !twice;
      }
      if (sum % 10 == 0) {
        return card;
      }
    }
    throw new IllegalStateException("one of them always fits");
  }
}
