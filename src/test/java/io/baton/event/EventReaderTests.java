package io.baton.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.event.Reading.Readable;
import io.baton.event.Reading.Unreadable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTests {
  private final EventReader reader = new EventReader();

  @Test
  void shouldReadAnEvent() {
    String json =
        """
        {"id":"7","source":"app","type":"response","customer":"C1","at":"2026-11-01T10:00:00+08:00",
         "fields":{"campaign":"C-1","amount":12.50,"count":3,"vip":true,"none":null,"tags":["a"]}}
        """;
    assertThat(reader.read(IntakeFixture.raw(json)))
        .isInstanceOfSatisfying(
            Readable.class,
            event -> {
              assertThat(event.at()).isEqualTo(Instant.parse("2026-11-01T02:00:00Z"));
              assertThat(event.fields())
                  .isEqualTo(
                      Map.of(
                          "campaign",
                          "C-1",
                          "amount",
                          new BigDecimal("12.50"),
                          "count",
                          3L,
                          "vip",
                          true,
                          "tags",
                          List.of("a")));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "BAD_JSON|{",
        "BAD_JSON|[]",
        "BAD_JSON|42",
        "BAD_JSON|{} {}",
        "BAD_JSON|{'id':1}",
        "BAD_JSON|{\"id\":\"1\",\"id\":\"2\"}",
        "MISSING_FIELD|{}",
        "MISSING_FIELD|{\"id\":null}",
        "BAD_FIELD|{\"id\":7}",
        "BAD_FIELD|{\"id\":\" \"}",
        "BAD_FIELD|{\"id\":\"a\\u0000b\"}",
        "BAD_FIELD|{\"id\":\"\\ud800\"}",
        "UNKNOWN_FIELD|{\"id\":\"1\",\"@class\":\"java.lang.Runtime\"}",
      })
  void shouldRefuseWithAReason(String reason, String json) {
    assertThat(reader.read(IntakeFixture.raw(json)))
        .isInstanceOfSatisfying(
            Unreadable.class, refused -> assertThat(refused.reason()).hasToString(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-01, BAD_FIELD",
    "2026-11-01T10:00:00, BAD_FIELD",
    "+999999999-12-31T23:59:59Z, BAD_FIELD",
    "0001-01-01T00:00:00Z, BAD_FIELD",
  })
  void shouldRefuseTimesThatNameNoInstant(String at, String reason) {
    String json = IntakeFixture.event("1", "C1").replace("2026-11-01T10:00:00+08:00", at);
    assertThat(reader.read(IntakeFixture.raw(json)))
        .isInstanceOfSatisfying(
            Unreadable.class, refused -> assertThat(refused.reason()).hasToString(reason));
  }

  @Test
  void shouldRefuseWhatIsTooLargeOrTooDeepWithoutBuildingIt() {
    assertThat(reasonOf("\"" + "x".repeat(2 * 1024 * 1024) + "\""))
        .isEqualTo(DeadLetterReason.TOO_LARGE);
    assertThat(reasonOf("[".repeat(10_000) + "]".repeat(10_000)))
        .isEqualTo(DeadLetterReason.TOO_DEEP);
    String huge = IntakeFixture.event("1", "C1").replace("12.50", "1e999999999");
    assertThat(reasonOf(huge)).isEqualTo(DeadLetterReason.BAD_FIELD);
  }

  private DeadLetterReason reasonOf(String json) {
    return ((Unreadable) reader.read(IntakeFixture.raw(json))).reason();
  }
}
