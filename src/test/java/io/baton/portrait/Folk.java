package io.baton.portrait;

import java.time.LocalDate;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Files of made-up people in whom it is known which columns tell who buys. */
final class Folk {
  static final int ROWS = 1_500;
  static final int COLUMNS = 145;

  private Folk() {}

  /** Of these columns c3, c50 and n101 tell who buys; with {@link #noise} there are 200 tags. */
  static String people() {
    Random random = new Random(20261127);
    StringBuilder file = new StringBuilder("id;buy");
    for (int c = 1; c < COLUMNS; c++) {
      file.append(';').append(name(c));
    }
    file.append('\n');
    for (int i = 0; i < ROWS; i++) {
      boolean buys = random.nextInt(4) == 0;
      file.append("F").append(i).append(buys ? ";yes" : ";no");
      for (int c = 1; c < COLUMNS; c++) {
        file.append(';');
        String value = value(c, buys, random);
        if (value != null) {
          file.append(value);
        }
      }
      file.append('\n');
    }
    return file.toString();
  }

  static String noise() {
    Random random = new Random(20261128);
    StringBuilder file = new StringBuilder("id");
    for (int c = COLUMNS; c < 200; c++) {
      file.append(";m").append(c);
    }
    for (int i = 0; i < ROWS; i++) {
      file.append("\nF").append(i);
      for (int c = COLUMNS; c < 200; c++) {
        file.append(";w").append(random.nextInt(6));
      }
    }
    return file.append('\n').toString();
  }

  private static String name(int column) {
    return (column <= 100 ? "c" : column <= 125 ? "n" : "d") + column;
  }

  private static @Nullable String value(int column, boolean buys, Random random) {
    if (random.nextInt(10) == 0) {
      return null;
    }
    if (column <= 100) {
      boolean planted = (column == 3 || column == 50) && buys && random.nextInt(2) == 0;
      return "v" + (planted ? 1 : random.nextInt(4));
    }
    if (column <= 125) {
      return Integer.toString(random.nextInt(100) + (column == 101 && buys ? 40 : 0));
    }
    return LocalDate.of(2024, 6, 1).plusDays(random.nextInt(400)).toString();
  }
}
