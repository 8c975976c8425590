package io.baton.cohort;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.BitmapContainer;
import org.roaringbitmap.ContainerPointer;
import org.roaringbitmap.RoaringBitmap;

/**
 * A set laid out for evaluation. Customers are cut into blocks of 65,536 ids, and a set holds for
 * each block nothing, the few members in ascending order, or one bit per customer in 1,024 words;
 * either may lie in a mapped file. Rules are evaluated block by block over such words: 8 KB stay in
 * the nearest cache, and a loop over them is vectorised. Roaring remains the form at rest and in
 * exchange.
 */
final class BlockSet {
  /** log2 of the block size. */
  static final int BITS = 16;

  static final int CUSTOMERS = 1 << BITS;
  static final int WORDS = CUSTOMERS / Long.SIZE;

  /** Up to so many members are kept as a list; from there on words take less room. */
  static final int FEW = 4096;

  private final @Nullable Object[] parts;

  BlockSet(@Nullable Object[] parts) {
    this.parts = parts;
  }

  static BlockSet of(CustomerSet set) {
    RoaringBitmap bitmap = set.bitmap();
    BlockSetBuilder builder = new BlockSetBuilder();
    ContainerPointer at = bitmap.getContainerPointer();
    while (at.getContainer() != null) {
      long[] words = new long[WORDS];
      at.getContainer().copyBitmapTo(words, 0);
      builder.put(at.key(), words);
      at.advance();
    }
    return builder.build();
  }

  /** Number of blocks, counted up to the last one that may hold a member. */
  int blocks() {
    return parts.length;
  }

  boolean isEmpty(int block) {
    return block >= parts.length || parts[block] == null;
  }

  void set(int block, long[] out) {
    Arrays.fill(out, 0);
    or(block, out);
  }

  void or(int block, long[] out) {
    Object part = part(block);
    if (part instanceof long[] words) {
      for (int i = 0; i < WORDS; i++) {
        out[i] |= words[i];
      }
    } else if (part instanceof char[] few) {
      for (char member : few) {
        out[member >>> 6] |= 1L << member;
      }
    }
  }

  void and(int block, long[] out) {
    Object part = part(block);
    if (part instanceof long[] words) {
      for (int i = 0; i < WORDS; i++) {
        out[i] &= words[i];
      }
    } else if (part instanceof char[] few) {
      keep(few, out);
    } else {
      Arrays.fill(out, 0);
    }
  }

  void andNot(int block, long[] out) {
    Object part = part(block);
    if (part instanceof long[] words) {
      for (int i = 0; i < WORDS; i++) {
        out[i] &= ~words[i];
      }
    } else if (part instanceof char[] few) {
      for (char member : few) {
        out[member >>> 6] &= ~(1L << member);
      }
    }
  }

  /** Adds to {@code counts[g][place]} how many of the members of each group are in the set. */
  void addCounts(int block, GroupBlock[] members, long[][] counts, int place) {
    Object part = part(block);
    if (part instanceof long[] words) {
      for (int g = 0; g < members.length; g++) {
        counts[g][place] += WordLoops.countBoth(words, members[g].words());
      }
    } else if (part instanceof char[] few) {
      for (int g = 0; g < members.length; g++) {
        counts[g][place] += countIn(few, members[g].words());
      }
    }
  }

  /** Length of the block's list; {@code words} where it is kept as words, 0 where it is empty. */
  int few(int block, int words) {
    Object part = block < parts.length ? parts[block] : null;
    if (part instanceof char[] few) {
      return few.length;
    }
    if (part instanceof Words.FewInFile few) {
      return few.count();
    }
    return part == null ? 0 : words;
  }

  /** The places of the block's members, ascending. */
  void forEach(int block, IntConsumer action) {
    Object part = part(block);
    if (part instanceof long[] words) {
      for (int i = 0; i < WORDS; i++) {
        for (long word = words[i]; word != 0; word &= word - 1) {
          action.accept((i << 6) + Long.numberOfTrailingZeros(word));
        }
      }
    } else if (part instanceof char[] few) {
      for (char member : few) {
        action.accept(member);
      }
    }
  }

  private static int countIn(char[] few, long[] words) {
    int count = 0;
    for (char member : few) {
      count += (int) (words[member >>> 6] >>> member) & 1;
    }
    return count;
  }

  /** Words, a list, or null where nobody in the block is a member; nobody may change them. */
  @Nullable Object part(int block) {
    Object part = block < parts.length ? parts[block] : null;
    return part instanceof Words words
        ? words.read()
        : part instanceof Words.FewInFile few ? few.read() : part;
  }

  /** The same with other parts in these blocks. */
  BlockSet with(Map<Integer, long[]> blocks) {
    int last = blocks.keySet().stream().mapToInt(block -> block + 1).max().orElse(0);
    BlockSetBuilder changed =
        new BlockSetBuilder(Arrays.copyOf(parts, Math.max(parts.length, last)));
    blocks.forEach(changed::replace);
    return changed.build();
  }

  boolean contains(int customer) {
    int block = customer >>> BITS;
    Object part = block < parts.length ? parts[block] : null;
    int low = customer & (CUSTOMERS - 1);
    if (part instanceof Words words) {
      return words.has(low);
    }
    if (part instanceof Words.FewInFile few) {
      return few.has(low);
    }
    if (part instanceof long[] words) {
      return (words[low >>> 6] & (1L << low)) != 0;
    }
    return part instanceof char[] few && Arrays.binarySearch(few, (char) low) >= 0;
  }

  long size() {
    long size = 0;
    for (int block = 0; block < parts.length; block++) {
      Object part = part(block);
      size +=
          part instanceof long[] words ? count(words) : part instanceof char[] few ? few.length : 0;
    }
    return size;
  }

  CustomerSet toSet() {
    RoaringBitmap bitmap = new RoaringBitmap();
    long[] words = new long[WORDS];
    for (int block = 0; block < parts.length; block++) {
      if (parts[block] != null) {
        set(block, words);
        append(bitmap, block, words);
      }
    }
    return new CustomerSet(bitmap);
  }

  /** Appends the members of one block, copying the words. Blocks come in ascending order. */
  static void append(RoaringBitmap bitmap, int block, long[] words) {
    if (!isZero(words)) {
      // An unknown cardinality (-1) makes the repair choose the proper kind of container.
      bitmap.append((char) block, new BitmapContainer(words.clone(), -1).repairAfterLazy());
    }
  }

  static int count(long[] words) {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  static boolean isZero(long[] words) {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  /** The members of one block as a sorted list. */
  static char[] list(long[] words, int count) {
    char[] few = new char[count];
    int at = 0;
    for (int i = 0; i < WORDS; i++) {
      for (long word = words[i]; word != 0; word &= word - 1) {
        few[at++] = (char) ((i << 6) + Long.numberOfTrailingZeros(word));
      }
    }
    return few;
  }

  private static void keep(char[] few, long[] out) {
    int done = 0;
    for (int at = 0; at < few.length; ) {
      int index = few[at] >>> 6;
      long bits = 0;
      while (at < few.length && few[at] >>> 6 == index) {
        bits |= 1L << few[at++];
      }
      Arrays.fill(out, done, index, 0);
      out[index] &= bits;
      done = index + 1;
    }
    Arrays.fill(out, done, WORDS, 0);
  }
}
