package io.baton.customer;

import io.baton.access.Mark;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What of exact counts somebody may see. Either all; or nothing of a group smaller than <i>k</i>,
 * and every other count rounded at random to one of the two multiples of <i>k</i> beside it.
 *
 * <p>To leave out small cells alone is not enough: one that is missing is the total less the
 * others, and one that is in two answers is their difference. Rounding takes both away without
 * hiding a second, innocent cell. The coin is a keyed hash of the group's members and the cell's
 * place: the same group gets the same answer for ever, so that asking again teaches nothing, and a
 * group with one member more gets another coin, so that a difference of one shows in no step.
 *
 * <p>At the edge of what rounding allows, a table can still give a hidden cell away (a total
 * rounded as far up and the rest as far down as possible). Such a table is drawn again. Whether it
 * is such is decided by what is shown and by nothing else; else the drawing itself would tell.
 *
 * <p>Everything derived (share, index, gain, order) is computed from what is shown.
 */
public final class Disclosure {
  private static final int DRAWS = 64;

  private final int smallest;
  private final @Nullable Mark coin;

  private Disclosure(int smallest, @Nullable Mark coin) {
    this.smallest = smallest;
    this.coin = coin;
  }

  static Disclosure exact() {
    return new Disclosure(1, null);
  }

  /**
   * @param smallest groups smaller than this are not shown
   */
  static Disclosure coarse(int smallest, Mark coin) {
    return smallest <= 1 ? exact() : new Disclosure(smallest, coin);
  }

  public boolean coarse() {
    return coin != null;
  }

  /**
   * How many are in a group; null where they are too few to say.
   *
   * @param group name of the group by its members
   */
  public @Nullable Long total(String group, long count) {
    return coin == null ? Long.valueOf(count) : round(coin, group, count);
  }

  /**
   * The cells of a group, null where they are not shown.
   *
   * @param place which table of the group it is
   * @param total what {@link #total} said of the group
   * @param partition whether the cells add up to the group
   */
  public List<@Nullable Long> cells(
      String group, String place, @Nullable Long total, long[] cells, boolean partition) {
    Mark mark = coin;
    if (mark == null) {
      return new ArrayList<>(Arrays.stream(cells).boxed().toList());
    }
    if (total != null && Arrays.stream(cells).anyMatch(cell -> cell >= smallest)) {
      for (int draw = 0; draw < DRAWS; draw++) {
        List<@Nullable Long> shown = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
          shown.add(round(mark, group + '\n' + place + '\n' + i + '\n' + draw, cells[i]));
        }
        if (!partition || leavesOpen(total, shown)) {
          return shown;
        }
      }
    }
    return new ArrayList<>(Collections.nCopies(cells.length, (Long) null));
  }

  private @Nullable Long round(Mark mark, String place, long count) {
    if (count < smallest) {
      return null;
    }
    long above = count % smallest;
    long bits = ByteBuffer.wrap(mark.of(place)).getLong() >>> 1;
    return count - above + (bits % smallest < above ? smallest : 0);
  }

  /** Whether every hidden cell may still be at least two numbers, by all that is shown. */
  boolean leavesOpen(long total, List<@Nullable Long> shown) {
    long hidden = shown.stream().filter(Objects::isNull).count();
    if (hidden == 0) {
      return true;
    }
    long least = Math.max(smallest, total - smallest + 1);
    long most = total + smallest - 1;
    for (Long cell : shown) {
      if (cell != null) {
        least -= cell + smallest - 1;
        most -= Math.max(smallest, cell - smallest + 1);
      }
    }
    long low = Math.max(0, least - (hidden - 1) * (smallest - 1));
    long high = Math.min(smallest - 1, most);
    return low < high;
  }
}
