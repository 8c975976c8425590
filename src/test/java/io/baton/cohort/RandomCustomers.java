package io.baton.cohort;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Random rows with nulls, the same facts as columns, random rules over them, and the slow oracle: a
 * row-by-row evaluator that follows the text of the specification and shares no code with the
 * engine.
 */
final class RandomCustomers {
  static final List<Field> FIELDS =
      List.of(
          Field.of("vip", FieldType.BOOLEAN),
          Field.of("city", FieldType.ENUM),
          Field.of("grade", FieldType.ENUM),
          Field.number("age", 0),
          Field.number("balance", 2),
          Field.number("tiny", 4),
          Field.of("opened", FieldType.DATE),
          Field.of("holds", FieldType.MULTI));

  final Map<Integer, Map<String, @Nullable Object>> rows = new HashMap<>();
  private final Random random;
  private final FieldIndex index;

  RandomCustomers(Random random, int blocks, int perBlock) {
    this.random = random;
    List<ColumnBuilder> builders = FIELDS.stream().map(ColumnBuilder::of).toList();
    int[] ids = new int[blocks * perBlock];
    Map<String, Double> nulls = new HashMap<>();
    FIELDS.forEach(field -> nulls.put(field.code(), random.nextDouble() * random.nextDouble()));
    for (int i = 0; i < ids.length; i++) {
      int id =
          (i / perBlock) * 65_536 + (perBlock < 60_000 ? random.nextInt(65_536) : i % perBlock);
      ids[i] = id;
      Map<String, @Nullable Object> row = new HashMap<>();
      for (int f = 0; f < FIELDS.size(); f++) {
        Field field = FIELDS.get(f);
        Object value =
            random.nextDouble() < nulls.getOrDefault(field.code(), 0.0) ? null : value(field);
        row.put(field.code(), value);
        put(builders.get(f), id, value);
      }
      rows.put(id, row);
    }
    index =
        FieldIndex.empty(Instant.EPOCH)
            .withEveryone(CustomerSet.of(ids))
            .with(builders.stream().map(ColumnBuilder::build).toArray(Column[]::new));
  }

  private static void put(ColumnBuilder builder, int id, @Nullable Object value) {
    builder.put(id, null);
    if (value instanceof SortedSet<?> several) {
      several.forEach(one -> builder.put(id, (String) one));
    } else if (value != null) {
      builder.put(id, text(value));
    }
  }

  FieldIndex index() {
    return index;
  }

  CustomerSet matching(Rule rule) {
    return CustomerSet.of(
        rows.entrySet().stream()
            .filter(row -> isTrue(rule, row.getValue()))
            .mapToInt(Map.Entry::getKey)
            .toArray());
  }

  Rule rule(int depth) {
    int kind = depth == 0 ? 3 : random.nextInt(5);
    if (kind == 0 || kind == 1) {
      List<Rule> rules = new ArrayList<>();
      int members = 1 + random.nextInt(3);
      for (int i = 0; i < members; i++) {
        rules.add(rule(depth - 1));
      }
      return kind == 0 ? new Rule.All(rules) : new Rule.Any(rules);
    }
    return kind == 2 ? new Rule.Not(rule(depth - 1)) : leaf();
  }

  private Rule leaf() {
    Field field = FIELDS.get(random.nextInt(FIELDS.size()));
    Operator operator;
    do {
      operator = Operator.values()[random.nextInt(Operator.values().length)];
    } while (!operator.fits(field.type()));
    int values =
        switch (operator) {
          case IS_NULL, NOT_NULL -> 0;
          case BETWEEN -> 2;
          case IN, NOT_IN, HAS_ALL -> 1 + random.nextInt(4);
          default -> 1;
        };
    List<Literal> constants = new ArrayList<>();
    for (int i = 0; i < values; i++) {
      constants.add(constant(field));
    }
    return new Rule.Leaf(field.code(), operator, constants);
  }

  /** Now and then a number with more decimals than the field keeps, or far outside. */
  private Literal constant(Field field) {
    Object value = value(field);
    if (value instanceof BigDecimal number) {
      BigDecimal changed =
          switch (random.nextInt(6)) {
            case 0 -> number.add(new BigDecimal("0.00005"));
            case 1 -> number.multiply(new BigDecimal("1e20"));
            default -> number;
          };
      return random.nextBoolean() ? Literal.of(changed) : Literal.of(changed.toPlainString());
    }
    if (value instanceof SortedSet<?> several) {
      return Literal.of((String) several.first());
    }
    return value instanceof Boolean truth ? Literal.of(truth) : Literal.of(text(value));
  }

  private Object value(Field field) {
    return switch (field.code()) {
      case "vip" -> random.nextInt(4) == 0;
      case "city" -> List.of("上海", "北京", "成都", "O'Hara", "a\"b").get(random.nextInt(5));
      case "grade" -> "g" + random.nextInt(200);
      case "age" -> BigDecimal.valueOf(random.nextInt(100) - 10);
      case "balance" ->
          BigDecimal.valueOf(
              random.nextInt(10) == 0 ? random.nextLong() >> 5 : random.nextInt(2000) - 1000, 2);
      case "tiny" -> BigDecimal.valueOf(random.nextInt(40) - 20, 4);
      case "holds" -> holdings();
      default -> LocalDate.of(1960, 1, 1).plusDays(random.nextInt(30_000));
    };
  }

  private SortedSet<String> holdings() {
    SortedSet<String> holdings = new TreeSet<>();
    int most = 1 + random.nextInt(4);
    for (int i = 0; i < most; i++) {
      // Some products are held by many, most of them by few.
      holdings.add("p" + (random.nextInt(3) == 0 ? random.nextInt(300) : random.nextInt(5)));
    }
    return holdings;
  }

  static String text(Object value) {
    if (value instanceof SortedSet<?> several) {
      return String.join(Column.SEPARATOR, several.stream().map(Object::toString).toList());
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  private static boolean isTrue(Rule rule, Map<String, @Nullable Object> row) {
    if (rule instanceof Rule.All all) {
      return all.rules().stream().allMatch(part -> isTrue(part, row));
    }
    if (rule instanceof Rule.Any any) {
      return any.rules().stream().anyMatch(part -> isTrue(part, row));
    }
    if (rule instanceof Rule.Not not) {
      return !isTrue(not.rule(), row);
    }
    Rule.Leaf leaf = (Rule.Leaf) rule;
    Object value = row.get(leaf.field());
    if (leaf.operator() == Operator.IS_NULL || value == null) {
      return leaf.operator() == Operator.IS_NULL && value == null;
    }
    if (value instanceof SortedSet<?> several) {
      return isTrue(leaf, several);
    }
    List<Integer> orders =
        leaf.values().stream().map(constant -> compare(value, constant)).toList();
    return switch (leaf.operator()) {
      case EQ, IN -> orders.contains(0);
      case NE, NOT_IN -> !orders.contains(0);
      case LT -> orders.get(0) < 0;
      case LE -> orders.get(0) <= 0;
      case GT -> orders.get(0) > 0;
      case GE -> orders.get(0) >= 0;
      case BETWEEN -> orders.get(0) >= 0 && orders.get(1) <= 0;
      default -> true;
    };
  }

  private static boolean isTrue(Rule.Leaf leaf, SortedSet<?> several) {
    List<String> wanted =
        leaf.values().stream().map(constant -> ((Literal.Text) constant).text()).toList();
    return switch (leaf.operator()) {
      case EQ, IN -> wanted.stream().anyMatch(several::contains);
      case NE, NOT_IN -> wanted.stream().noneMatch(several::contains);
      case HAS_ALL -> several.containsAll(wanted);
      default -> true;
    };
  }

  private static int compare(Object value, Literal constant) {
    if (value instanceof BigDecimal number) {
      BigDecimal other =
          constant instanceof Literal.Text text
              ? new BigDecimal(text.text())
              : ((Literal.Decimal) constant).value();
      return number.compareTo(other);
    }
    if (value instanceof Boolean truth) {
      return truth.compareTo(((Literal.Truth) constant).value());
    }
    return text(value).compareTo(((Literal.Text) constant).text());
  }
}
