package io.baton.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.shared.BatonException;
import io.baton.testing.BatonTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class PersonalDataTests {
  @Autowired PersonalData personal;

  @Test
  void shouldOpenWhatItSealedAndNeverSealTheSameTwice() {
    byte[] one = personal.seal(PersonalField.NAME, "C1", "梅 Mei");
    byte[] two = personal.seal(PersonalField.NAME, "C1", "梅 Mei");

    assertThat(personal.open(PersonalField.NAME, "C1", one)).isEqualTo("梅 Mei");
    assertThat(one).isNotEqualTo(two);
    assertThat(personal.mark(PersonalField.NAME, "x"))
        .isEqualTo(personal.mark(PersonalField.NAME, "x"))
        .isNotEqualTo(personal.mark(PersonalField.EMAIL, "x"));
  }

  @Test
  void shouldNotOpenWhatBelongsElsewhereOrWasChanged() {
    byte[] sealed = personal.seal(PersonalField.MOBILE, "C1", "13800001234");
    byte[] bent = sealed.clone();
    bent[bent.length - 1] ^= 1;

    for (Runnable wrong :
        new Runnable[] {
          () -> personal.open(PersonalField.MOBILE, "C2", sealed),
          () -> personal.open(PersonalField.EMAIL, "C1", sealed),
          () -> personal.open(PersonalField.MOBILE, "C1", bent),
          () -> personal.open(PersonalField.MOBILE, "C1", new byte[3])
        }) {
      assertThatThrownBy(wrong::run)
          .isInstanceOf(BatonException.class)
          .hasMessage("a stored value does not open");
    }
  }

  @ParameterizedTest
  @CsvSource({"13812345678,138****5678", "+8613812345678,+86*******5678", "1234567,*******"})
  void shouldMaskNumbers(String number, String masked) {
    assertThat(Masked.mobile(number)).isEqualTo(masked);
  }

  @Test
  void shouldMaskNamesAndAddresses() {
    assertThat(Masked.name("张伟")).isEqualTo("张*");
    assertThat(Masked.name("John Smith")).isEqualTo("J*** S****");
    assertThat(Masked.email("li.wei@example.com")).isEqualTo("l***@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b@c.com",
        "a@b@c.com",
        "\"x\"@c.com",
        "a@c.com\r\nBcc: x@y.com",
        "a@c.com\u2028",
        "@c.com"
      })
  void shouldNotTakeAnAddressThatCouldBecomeAHeader(String address) {
    assertThat(PersonalField.EMAIL.clean(address.replace("\u2028", "\u2028x"))).isNull();
  }

  @Test
  void shouldSpellOneNumberOneWay() {
    assertThat(PersonalField.MOBILE.clean("138-1234 5678")).isEqualTo("13812345678");
    assertThat(PersonalField.MOBILE.clean("call me")).isNull();
  }
}
