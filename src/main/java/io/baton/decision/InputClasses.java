package io.baton.decision;

import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.cohort.Rule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The constants of a table cut each of its inputs into finitely many classes: below, at, between
 * and above the numbers and dates that cells name, each listed text, some other text, true, false,
 * null. All values of one class pass the same tests, so one representative stands for it, and the
 * combinations of representatives stand for every customer there can be. The constants are those of
 * the author's text and those of what it was compiled to: a mistake may have made new ones.
 */
final class InputClasses {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final List<String> codes = new ArrayList<>();

  /** By input; null is the last one of each. */
  private final List<List<@Nullable Object>> values = new ArrayList<>();

  /** Of a table on its own, or of everything from outside that a whole document asks for. */
  InputClasses(DecisionTable table) {
    for (Field fact : table.facts()) {
      codes.add(fact.code());
      List<@Nullable Object> classes =
          new ArrayList<>(representatives(fact.type(), constantsAbout(table, fact)));
      classes.add(null);
      values.add(classes);
    }
  }

  /** Every constant of the fact's type that some decision of the document compares it with. */
  static List<FeelConstant> constantsAbout(DecisionTable table, Field fact) {
    List<FeelConstant> named = new ArrayList<>();
    for (DecisionTable each : table.all()) {
      for (DecisionTable.TableRule rule : each.rules()) {
        rule.textsAbout(each.inputs(), fact).forEach(text -> named.addAll(FeelConstant.all(text)));
        rule.ofInput(fact.code()).forEach(test -> compiled(test, fact, named));
      }
    }
    return named.stream().filter(constant -> constant.type() == fact.type()).toList();
  }

  /** How many combinations there are. */
  BigInteger combinations() {
    return values.stream()
        .map(classes -> BigInteger.valueOf(classes.size()))
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  /** The first combination; each entry chooses a class. */
  int[] start() {
    return new int[values.size()];
  }

  /** Steps to the next combination; false after the last one. */
  boolean advance(int[] choice) {
    for (int i = 0; i < choice.length; i++) {
      if (++choice[i] < values.get(i).size()) {
        return true;
      }
      choice[i] = 0;
    }
    return false;
  }

  /** The combination of this number; {@link #advance} leads from each to the next. */
  int[] at(long number) {
    int[] choice = start();
    long left = number;
    for (int i = 0; i < choice.length; i++) {
      choice[i] = (int) (left % values.get(i).size());
      left /= values.get(i).size();
    }
    return choice;
  }

  int[] random(Random random) {
    return values.stream().mapToInt(classes -> random.nextInt(classes.size())).toArray();
  }

  /** The combination and all that differ from it in one input. */
  List<int[]> neighbours(int[] choice) {
    List<int[]> all = new ArrayList<>(List.of(choice));
    for (int i = 0; i < choice.length; i++) {
      for (int other = 0; other < values.get(i).size(); other++) {
        if (other != choice[i]) {
          int[] next = Arrays.copyOf(choice, choice.length);
          next[i] = other;
          all.add(next);
        }
      }
    }
    return all;
  }

  /** One representative of every class of this input, null last. */
  List<@Nullable Object> of(String code) {
    return values.get(codes.indexOf(code));
  }

  Map<String, @Nullable Object> facts(int[] choice) {
    Map<String, @Nullable Object> facts = new HashMap<>();
    for (int i = 0; i < choice.length; i++) {
      facts.put(codes.get(i), values.get(i).get(choice[i]));
    }
    return facts;
  }

  int inputs() {
    return codes.size();
  }

  String code(int input) {
    return codes.get(input);
  }

  int classes(int input) {
    return values.get(input).size();
  }

  private static void compiled(Rule rule, Field input, List<FeelConstant> into) {
    if (rule instanceof Rule.All all) {
      all.rules().forEach(part -> compiled(part, input, into));
    } else if (rule instanceof Rule.Any any) {
      any.rules().forEach(part -> compiled(part, input, into));
    } else if (rule instanceof Rule.Not not) {
      compiled(not.rule(), input, into);
    } else if (rule instanceof Rule.Leaf leaf) {
      leaf.values().forEach(value -> into.add(FeelConstant.of(value, input.type())));
    }
  }

  private static List<Object> representatives(FieldType type, List<FeelConstant> constants) {
    return switch (type) {
      case BOOLEAN -> List.of(true, false);
      case ENUM, MULTI -> texts(constants);
      case NUMBER -> numbers(constants);
      case DATE -> dates(constants);
    };
  }

  private static List<Object> texts(List<FeelConstant> constants) {
    TreeSet<String> texts = new TreeSet<>();
    constants.forEach(constant -> texts.add(constant.text()));
    String other = "other";
    while (texts.contains(other)) {
      other += "_";
    }
    texts.add(other);
    return List.copyOf(texts);
  }

  private static List<Object> numbers(List<FeelConstant> constants) {
    TreeSet<BigDecimal> at = new TreeSet<>();
    constants.forEach(constant -> at.add(new BigDecimal(constant.text())));
    if (at.isEmpty()) {
      return List.of(BigDecimal.ONE);
    }
    List<Object> all = new ArrayList<>(List.of(at.first().subtract(BigDecimal.ONE)));
    BigDecimal before = null;
    for (BigDecimal number : at) {
      if (before != null) {
        all.add(before.add(number).divide(TWO));
      }
      all.add(number);
      before = number;
    }
    all.add(at.last().add(BigDecimal.ONE));
    return all;
  }

  private static List<Object> dates(List<FeelConstant> constants) {
    TreeSet<LocalDate> at = new TreeSet<>();
    constants.forEach(constant -> at.add(LocalDate.parse(constant.text())));
    if (at.isEmpty()) {
      return List.of(LocalDate.EPOCH);
    }
    TreeSet<LocalDate> all = new TreeSet<>(at);
    // Between neighbouring days there is none; a day after one constant lies between or is the
    // next.
    at.forEach(day -> all.add(day.plusDays(1)));
    all.add(at.first().minusDays(1));
    return List.copyOf(all);
  }
}
