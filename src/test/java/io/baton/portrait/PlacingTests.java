package io.baton.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.portrait.Placing.Spot;
import io.baton.portrait.Portrait.Section;
import io.baton.portrait.PortraitModel.Attribute;
import io.baton.portrait.PortraitModel.Dimension;
import io.baton.portrait.PortraitModel.Sort;
import io.baton.tag.TagPlaces.Place;
import io.baton.tag.TagSheet.TagClass;
import io.baton.tag.TagSheet.Theme;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacingTests {
  private static final Place ASSET_TRADE =
      new Place(Theme.ASSETS, TagClass.TRANSACTION, null, null);
  private static final Place ASSET = new Place(Theme.ASSETS, null, null, null);
  private static final Place RISK = new Place(Theme.RISK, TagClass.TRANSACTION, null, null);

  private final Placing placing =
      placing(
          dimension(
              "WEALTH",
              attribute("REST", List.of(), new Sort(Theme.ASSETS, null)),
              attribute("TRADE", List.of(), new Sort(Theme.ASSETS, TagClass.TRANSACTION))),
          dimension("PICKED", attribute("STARS", List.of("star"))));

  @Test
  void shouldPreferTheTagThenItsClassThenItsTheme() {
    assertThat(where("star", ASSET_TRADE)).isEqualTo("PICKED/STARS");
    assertThat(where("star", Place.NONE)).isEqualTo("PICKED/STARS");
    assertThat(where("other", ASSET_TRADE)).isEqualTo("WEALTH/TRADE");
    assertThat(where("other", ASSET)).isEqualTo("WEALTH/REST");
    assertThat(where("other", new Place(Theme.ASSETS, TagClass.MARKETING, null, null)))
        .isEqualTo("WEALTH/REST");
    assertThat(where("other", RISK)).isEqualTo("null/null");
    assertThat(where("other", Place.NONE)).isEqualTo("null/null");
  }

  @Test
  void shouldMakeSectionsInTheOrderOfTheModelWithTheRestAtTheEnd() {
    List<Spot> spots =
        List.of(
            placing.of("a", RISK),
            placing.of("star", RISK),
            placing.of("b", ASSET_TRADE),
            placing.of("c", ASSET_TRADE),
            placing.of("d", ASSET));

    List<Section> sections = placing.sections(spots);

    assertThat(told(sections))
        .containsExactly("WEALTH: REST 1, TRADE 2", "PICKED: STARS 1", "null: null 1");
    assertThat(sections.get(0).nameZh()).isEqualTo("WEALTH zh");
    assertThat(sections.get(0).attributes().get(1).nameEn()).isEqualTo("TRADE en");
    assertThat(placing.sections(List.of())).isEmpty();
  }

  private String where(String tag, Place place) {
    Spot spot = placing.of(tag, place);
    return spot.dimension() + "/" + spot.attribute();
  }

  private static List<String> told(List<Section> sections) {
    return sections.stream()
        .map(
            section ->
                section.dimension()
                    + ": "
                    + String.join(
                        ", ",
                        section.attributes().stream()
                            .map(one -> one.attribute() + " " + one.tags())
                            .toList()))
        .toList();
  }

  private static Placing placing(Dimension... dimensions) {
    return new Placing(new PortraitModel(1, Instant.EPOCH, "test", List.of(dimensions)));
  }

  private static Dimension dimension(String code, Attribute... attributes) {
    return new Dimension(code, code + " zh", code + " en", List.of(attributes));
  }

  private static Attribute attribute(String code, List<String> tags, Sort... takes) {
    return new Attribute(code, code + " zh", code + " en", List.of(takes), tags);
  }
}
