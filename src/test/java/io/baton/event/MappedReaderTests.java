package io.baton.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.event.EventMapping.As;
import io.baton.event.EventMapping.FieldOf;
import io.baton.event.EventMapping.TimeOf;
import io.baton.event.EventMapping.TypeOf;
import io.baton.event.Reading.Readable;
import io.baton.event.Reading.Unreadable;
import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sender's message in our words. */
class MappedReaderTests {
  private static final EventReader READER = new EventReader();
  private static final EventMapping MAPPING =
      new EventMapping(
          List.of("/txn/no", "/txn/line"),
          new TypeOf(null, "/kind", Map.of("01", "pay")),
          "/cust",
          new TimeOf("/when", "yyyy-MM-dd HH:mm:ss", "Asia/Shanghai"),
          Map.of(
              "amount", new FieldOf("/amt", As.NUMBER),
              "shop", new FieldOf("/shop/name", As.IS),
              "code", new FieldOf("/no", As.TEXT)));

  @Test
  void shouldPutAMessageIntoOurWords() {
    Readable event =
        (Readable)
            read(
                MAPPING,
                """
                {"txn": {"no": 77, "line": "2"}, "kind": "01", "cust": "C1",
                 "when": "2026-11-01 10:00:00", "amt": "12.50", "shop": {"name": "万达"}, "no": 5,
                 "phone": "13800138000"}
                """);
    assertThat(event.id()).isEqualTo("77:2");
    assertThat(event.source()).isEqualTo("bank");
    assertThat(event.type()).isEqualTo("pay");
    assertThat(event.customer()).isEqualTo("C1");
    assertThat(event.at()).isEqualTo("2026-11-01T02:00:00Z");
    assertThat(event.fields())
        .isEqualTo(Map.of("amount", new BigDecimal("12.50"), "shop", "万达", "code", "5"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'txn':{'no':1},'kind':'01','cust':'C1','when':'2026-11-01 10:00:00'} | MISSING_FIELD | /txn/line (id)
          {'txn':{'no':1,'line':2},'kind':'','cust':'C1','when':'2026-11-01 10:00:00'} | MISSING_FIELD | /kind (type)
          {'txn':{'no':1,'line':2},'kind':'01','cust':{},'when':'2026-11-01 10:00:00'} | BAD_FIELD | /cust (customer) is not text
          {'txn':{'no':1,'line':2},'kind':'01','cust':'C1','when':'yesterday'} | BAD_FIELD | /when (at) is no time as yyyy-MM-dd HH:mm:ss
          {'txn':{'no':1,'line':2},'kind':'01','cust':'C1','when':'2026-11-01 10:00:00','amt':'x'} | BAD_FIELD | /amt is no number
          {'txn':{'no':1e99999999,'line':2},'kind':'01','cust':'C1','when':'2026-11-01 10:00:00'} | BAD_FIELD | /txn/no (id) is too long
          [] | BAD_JSON | not an object
          """)
  void shouldSetAsideWithThePlaceInTheSendersMessage(String message, String reason, String place) {
    Unreadable not = (Unreadable) read(MAPPING, message.replace('\'', '"'));
    assertThat(not.reason().name()).isEqualTo(reason);
    assertThat(not.detail()).isEqualTo(place);
    assertThat(not.source()).isEqualTo("bank");
  }

  @Property(tries = 500)
  void shouldReadTheSameMomentInEveryFormat(
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
    Instant at = Instant.ofEpochSecond(second);
    ZoneId zone = ZoneId.of("Asia/Tokyo");
    LocalDateTime local = LocalDateTime.ofInstant(at, zone);
    assertThat(time("EPOCH_SECONDS", Long.toString(second))).isEqualTo(at);
    assertThat(time("EPOCH_MILLIS", Long.toString(second * 1_000 + 7))).isEqualTo(at.plusMillis(7));
    assertThat(time("ISO", at.toString())).isEqualTo(at);
    assertThat(time("ISO", DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local))).isEqualTo(at);
    assertThat(
            time(
                "yyyy/MM/dd HH:mm:ss",
                DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss").format(local)))
        .isEqualTo(at);
  }

  @Test
  void shouldTakeADigestWhereMessagesHaveNoId() {
    EventMapping mapping =
        new EventMapping(List.of(), MAPPING.type(), "/cust", MAPPING.at(), Map.of());
    String message = "{\"kind\":\"01\",\"cust\":\"C1\",\"when\":\"2026-11-01 10:00:00\"}";
    assertThat(((Readable) read(mapping, message)).id())
        .isEqualTo(((Readable) read(mapping, message)).id())
        .isNotEqualTo(((Readable) read(mapping, message.replace("C1", "C2"))).id());
  }

  @Test
  void shouldRefuseAMappingWithThePlace() {
    EventMapping bad =
        new EventMapping(
            List.of("no"),
            new TypeOf("pay", "/kind", null),
            "cust",
            new TimeOf("/when", "yyyy-QQQQQQQ", "Mars/Base"),
            Map.of("x", new FieldOf("", As.IS)));
    assertThat(MappingRules.check(bad))
        .extracting(Finding::place)
        .containsExactly(
            "/mapping/id/0",
            "/mapping/type",
            "/mapping/customer",
            "/mapping/at/format",
            "/mapping/at/zone",
            "/mapping/fields/x/pointer");
    assertThat(MappingRules.check(MAPPING)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "13800138000, 13**********",
    "张三, 张*",
    "li@example.com, li************",
    "card-declined, card-declined",
    "2026-11-01T10:00:00+08:00, 2026-11-01T10:00:00+08:00",
    "D000000001, D0********",
    "E00003, E00003"
  })
  void shouldCoverWhatMayBePersonal(String text, String shown) {
    assertThat(Hidden.hide(text).length()).isLessThanOrEqualTo(Math.max(14, text.length()));
    assertThat(Hidden.hide(text)).startsWith(shown.substring(0, 2));
    assertThat(Hidden.hide(text).contains("*")).isEqualTo(shown.contains("*"));
  }

  private static Instant time(String format, String text) {
    EventMapping mapping =
        new EventMapping(
            List.of(),
            new TypeOf("pay", null, null),
            "/c",
            new TimeOf("/t", format, "Asia/Tokyo"),
            Map.of());
    return ((Readable) read(mapping, "{\"c\":\"C1\",\"t\":\"" + text + "\"}")).at();
  }

  private static Reading read(EventMapping mapping, String message) {
    return READER.read(
        new RawEvent(
            "test",
            IntakeFixture.bytes(message),
            new Feed("bank", mapping, EventProperties.Undeclared.ACCEPT)));
  }
}
