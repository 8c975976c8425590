package io.baton.grouping;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Customers as points: each number and date one dimension, each text of a tag with few texts one.
 * Dimensions are brought to the same spread; what lies outside the middle 98 % is taken to its
 * edge, amounts over several powers of ten count by their logarithm, and no value is in the middle.
 */
final class Features {
  private static final int SAMPLE = 8_192;
  private static final int MOST_TEXTS = 8;
  private static final double TEXT_SPREAD = Math.sqrt(0.5);

  private final List<Dimension> dimensions = new ArrayList<>();

  /**
   * One coordinate.
   *
   * @param text the text that it stands for; null for a number or a date
   */
  interface Dimension {
    Field field();

    @Nullable String text();

    /** Writes the coordinate of each customer of the group, in order of id. */
    void write(CustomerSet group, float[][] points, int place);
  }

  Features(FieldIndex index, List<String> tags, CustomerSet base) {
    for (String tag : tags) {
      Column column = index.require(tag);
      if (column.field().type().ordered()) {
        dimensions.add(Number.of(column, base));
      } else {
        addTexts(index, column, base);
      }
    }
  }

  private void addTexts(FieldIndex index, Column column, CustomerSet base) {
    Field field = column.field();
    if (field.type() == FieldType.BOOLEAN) {
      dimensions.add(Text.of(index, field, "true", base));
      return;
    }
    column.values().stream()
        .limit(MOST_TEXTS)
        .map(Column.ValueCount::value)
        .forEach(text -> dimensions.add(Text.of(index, field, text, base)));
  }

  List<Dimension> dimensions() {
    return dimensions;
  }

  float[][] points(CustomerSet group) {
    float[][] points = new float[(int) group.size()][dimensions.size()];
    for (int d = 0; d < dimensions.size(); d++) {
      dimensions.get(d).write(group, points, d);
    }
    return points;
  }

  /** Customers at equal distances: the same for the same set. */
  static CustomerSet sample(CustomerSet of, int most) {
    if (of.size() <= most) {
      return of;
    }
    RoaringBitmap ids = of.toBitmap();
    RoaringBitmap sample = new RoaringBitmap();
    for (int i = 0; i < most; i++) {
      sample.add(ids.select((int) (of.size() * i / most)));
    }
    return CustomerSet.ofBitmap(sample);
  }

  private record Number(
      Column column, double low, double high, boolean logarithm, double mean, double deviation)
      implements Dimension {
    static Number of(Column column, CustomerSet base) {
      int[] ids = sample(base.and(column.exists()), SAMPLE).toArray();
      double[] values = new double[ids.length];
      for (int i = 0; i < ids.length; i++) {
        values[i] = column.valueAt(ids[i]);
      }
      Arrays.sort(values);
      if (values.length == 0) {
        return new Number(column, 0, 0, false, 0, 1);
      }
      double low = values[values.length / 100];
      double high = values[values.length - 1 - values.length / 100];
      double middle = values[values.length / 2];
      boolean logarithm =
          column.field().type() == FieldType.NUMBER && low >= 0 && high > 20 * Math.max(1, middle);
      Number raw = new Number(column, low, high, logarithm, 0, 1);
      double sum = 0;
      double squares = 0;
      for (double value : values) {
        double shaped = raw.shaped(value);
        sum += shaped;
        squares += shaped * shaped;
      }
      double mean = sum / values.length;
      double variance = squares / values.length - mean * mean;
      return new Number(
          column, low, high, logarithm, mean, variance > 1e-12 ? Math.sqrt(variance) : 1);
    }

    private double shaped(double value) {
      double kept = Math.min(high, Math.max(low, value));
      return logarithm ? Math.log1p(kept) : kept;
    }

    @Override
    public Field field() {
      return column.field();
    }

    @Override
    public @Nullable String text() {
      return null;
    }

    @Override
    public void write(CustomerSet group, float[][] points, int place) {
      int[] row = {0};
      CustomerSet known = column.exists();
      group.forEach(
          id -> {
            if (known.contains(id)) {
              points[row[0]][place] = (float) ((shaped(column.valueAt(id)) - mean) / deviation);
            }
            row[0]++;
          });
    }
  }

  private record Text(Field field, String text, CustomerSet members, double share)
      implements Dimension {
    static Text of(FieldIndex index, Field field, String text, CustomerSet base) {
      Literal literal = field.type() == FieldType.BOOLEAN ? Literal.of(true) : Literal.of(text);
      CustomerSet members =
          RuleCompiler.compile(new Rule.Leaf(field.code(), Operator.EQ, literal), index)
              .members(base);
      return new Text(field, text, members, (double) members.size() / Math.max(1, base.size()));
    }

    @Override
    public void write(CustomerSet group, float[][] points, int place) {
      double deviation = Math.sqrt(Math.max(0.02, share * (1 - share)));
      float has = (float) (TEXT_SPREAD * (1 - share) / deviation);
      float hasNot = (float) (TEXT_SPREAD * -share / deviation);
      int[] row = {0};
      group.forEach(id -> points[row[0]++][place] = members.contains(id) ? has : hasNot);
    }
  }
}
