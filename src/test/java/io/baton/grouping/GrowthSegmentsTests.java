package io.baton.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The three ready definitions find exactly whom they say: customers are planted, and others who
 * miss by the least in one respect, or of whom one value is not known.
 */
class GrowthSegmentsTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int CUSTOMERS = 20_000;

  /** What is known of one customer; -1 where it is not. */
  private record Known(
      int age,
      int salary,
      int appDays,
      int tenure,
      int deposits,
      int wealth,
      int card,
      int transactions) {
    boolean active() {
      return appDays >= 8;
    }

    boolean seed() {
      return age >= 0 && age <= 34 && salary == 1 && appDays >= 8;
    }

    boolean potential() {
      return tenure >= 12
          && deposits >= 50_000
          && wealth == 0
          && card == 0
          && (transactions > 0 || appDays > 0);
    }
  }

  @Test
  void shouldFindExactlyThePlantedCustomers() {
    Random random = new Random(20261128);
    Known[] customers = new Known[CUSTOMERS];
    for (int i = 0; i < CUSTOMERS; i++) {
      customers[i] =
          new Known(
              one(random, 33, 34, 35, -1),
              one(random, 0, 1, 1, -1),
              one(random, 0, 7, 8, 9, -1),
              one(random, 11, 12, 40, -1),
              one(random, 49_999, 50_000, 80_000, -1),
              one(random, 0, 0, 1, -1),
              one(random, 0, 0, 1, -1),
              one(random, 0, 1, -1));
    }
    FieldIndex index = index(customers);
    Map<String, CustomerSet> found = new HashMap<>();
    JSON.readValue(
            Path.of("src/main/resources/segments/4-growth.json").toFile(), StarterFamily.class)
        .segments()
        .forEach(
            one ->
                found.put(
                    one.code(),
                    RuleCompiler.compile(Rule.parse(one.rule()), index).members(index.everyone())));

    assertThat(found.get("active-users")).isEqualTo(those(customers, Known::active));
    assertThat(found.get("seed-customers")).isEqualTo(those(customers, Known::seed));
    assertThat(found.get("existing-potential")).isEqualTo(those(customers, Known::potential));
    found.values().forEach(members -> assertThat(members.size()).isGreaterThan(100));
  }

  private static int one(Random random, int... of) {
    return of[random.nextInt(of.length)];
  }

  private static CustomerSet those(Known[] customers, java.util.function.Predicate<Known> meant) {
    RoaringBitmap members = new RoaringBitmap();
    IntStream.range(0, customers.length)
        .filter(i -> meant.test(customers[i]))
        .forEach(members::add);
    return CustomerSet.ofBitmap(members);
  }

  private static FieldIndex index(Known[] customers) {
    List<Column> columns =
        List.of(
            numbers("age", customers, Known::age),
            truths("salary_account", customers, Known::salary),
            numbers("app_active_days_30d", customers, Known::appDays),
            numbers("tenure_months", customers, Known::tenure),
            numbers("deposit_balance", customers, Known::deposits),
            truths("has_wealth", customers, Known::wealth),
            truths("has_credit_card", customers, Known::card),
            numbers("txn_count_30d", customers, Known::transactions));
    return FieldIndex.empty(Instant.EPOCH)
        .withEveryone(CustomerSet.range(0, customers.length))
        .with(columns.toArray(Column[]::new));
  }

  private static Column numbers(
      String code, Known[] customers, java.util.function.ToIntFunction<Known> value) {
    ColumnBuilder column = ColumnBuilder.of(Field.number(code, 0));
    for (int i = 0; i < customers.length; i++) {
      int known = value.applyAsInt(customers[i]);
      if (known >= 0) {
        column.putLong(i, known);
      }
    }
    return column.build();
  }

  private static Column truths(
      String code, Known[] customers, java.util.function.ToIntFunction<Known> value) {
    ColumnBuilder column = ColumnBuilder.of(Field.of(code, FieldType.BOOLEAN));
    for (int i = 0; i < customers.length; i++) {
      int known = value.applyAsInt(customers[i]);
      if (known >= 0) {
        column.put(i, Boolean.toString(known == 1));
      }
    }
    return column.build();
  }
}
