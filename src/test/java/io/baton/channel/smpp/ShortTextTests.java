package io.baton.channel.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class ShortTextTests {
  @Property
  void shouldComeBackAsItWas(
      @ForAll @StringLength(max = 700) @Chars({'a', '@', '€', '[', '~', '\n', 'é', 'Ω'})
          String text) {
    ShortText sms = ShortText.of(text);
    assertThat(sms.coding()).isEqualTo(ShortText.GSM);
    assertThat(ShortText.read(sms.whole(), sms.coding())).isEqualTo(text);
    whole(sms, 160, 153);
  }

  @Property
  void shouldComeBackAsItWasInAnyScript(@ForAll @StringLength(max = 300) String text) {
    String valid =
        text.codePoints()
            .filter(c -> c < 0xD800 || c > 0xDFFF)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .append("中😀")
            .toString();
    ShortText sms = ShortText.of(valid);
    assertThat(sms.coding()).isEqualTo(ShortText.UCS2);
    assertThat(ShortText.read(sms.whole(), sms.coding())).isEqualTo(valid);
    whole(sms, 140, 134);
  }

  /** The parts are within bounds, give the whole, and can each be read alone. */
  private static void whole(ShortText sms, int alone, int each) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    StringBuilder read = new StringBuilder();
    for (byte[] part : sms.parts()) {
      assertThat(part.length).isLessThanOrEqualTo(sms.parts().size() == 1 ? alone : each);
      joined.writeBytes(part);
      read.append(ShortText.read(part, sms.coding()));
    }
    assertThat(joined.toByteArray()).isEqualTo(sms.whole());
    assertThat(read).hasToString(ShortText.read(sms.whole(), sms.coding()));
  }

  @Example
  void shouldUseTheAlphabetOfTheStandard() {
    assertThat(ShortText.of("@$_{}€").whole())
        .containsExactly(0x00, 0x02, 0x11, 0x1B, 0x28, 0x1B, 0x29, 0x1B, 0x65);
    assertThat(ShortText.of("à~Z").whole()).containsExactly(0x7F, 0x1B, 0x3D, 0x5A);
    assertThat(ShortText.of("`").coding()).isEqualTo(ShortText.UCS2);
  }
}
