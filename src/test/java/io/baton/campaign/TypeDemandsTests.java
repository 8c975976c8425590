package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.element.CampaignType;
import io.baton.element.CampaignType.JourneyPart;
import io.baton.element.CampaignType.PlanField;
import io.baton.element.ElementKind;
import io.baton.element.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TypeDemandsTests {
  /** Whatever a sub-type says, a campaign of it has to satisfy the types above it as well. */
  @Property(tries = 300)
  void shouldNeverDemandLessBelowThanAbove(@ForAll long seed) {
    Random random = new Random(seed);
    List<CampaignType> line = new ArrayList<>();
    TypeDemands above = TypeDemands.NONE;
    for (int depth = 0; depth < 4; depth++) {
      line.add(type(random));
      TypeDemands below = new TypeDemands(List.copyOf(line));
      assertThat(below.required()).containsAll(above.required());
      assertThat(below.elementKinds()).containsAll(above.elementKinds());
      assertThat(below.journeyParts()).containsAll(above.journeyParts());
      assertThat(below.signatures()).isGreaterThanOrEqualTo(above.signatures());
      assertThat(below.headOffice() || !above.headOffice()).isTrue();
      assertThat(below.leastControl()).isGreaterThanOrEqualTo(above.leastControl());
      assertThat(below.notAsked()).noneMatch(below.required()::contains);
      List<String> allowed = below.channels();
      if (above.channels() != null) {
        assertThat(allowed).isNotNull().isSubsetOf(above.channels());
      }
      Double given = below.control();
      if (given != null) {
        assertThat(given).isGreaterThanOrEqualTo(below.leastControl());
      }
      above = below;
    }
  }

  private static CampaignType type(Random random) {
    BigDecimal least = random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(30));
    return new CampaignType(
        new Words("类型", null),
        null,
        some(random, PlanField.values()),
        some(random, PlanField.values()),
        some(random, ElementKind.values()),
        some(random, JourneyPart.values()),
        some(random, "EMAIL", "SMS", "CALL"),
        random.nextBoolean() ? null : "SERVICE",
        random.nextBoolean() ? null : Integer.valueOf(1 + random.nextInt(2)),
        random.nextBoolean(),
        random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(90)),
        least,
        null,
        null,
        null);
  }

  @SafeVarargs
  private static <T> List<T> some(Random random, T... all) {
    return Stream.of(all).filter(each -> random.nextBoolean()).toList();
  }
}
