package io.baton.cohort;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.util.function.SingletonSupplier;

/** NUMBER and DATE: scaled numbers or epoch days, block by block. */
final class NumberColumn implements Column {
  private final Field field;
  private final Supplier<@Nullable NumberBlock[]> blocks;
  private final long known;

  /**
   * @param blocks by number of the block; null where nobody in the block has a value
   */
  NumberColumn(Field field, @Nullable NumberBlock[] blocks) {
    this(field, SingletonSupplier.of(blocks), count(blocks));
  }

  /**
   * @param blocks made when they are first asked for, and kept by the supplier
   */
  NumberColumn(Field field, SingletonSupplier<@Nullable NumberBlock[]> blocks, long known) {
    this.field = field;
    this.blocks = blocks::obtain;
    this.known = known;
  }

  private static long count(@Nullable NumberBlock[] blocks) {
    long count = 0;
    for (NumberBlock block : blocks) {
      count += block == null ? 0 : block.count();
    }
    return count;
  }

  static NumberColumn of(Field field, long[] values, CustomerSet known) {
    if (!field.type().ordered()) {
      throw FieldText.misfit(field, null);
    }
    List<List<Map.Entry<Integer, NumberBlock>>> runs =
        Blocks.of(known).inRuns(run -> run.stream().map(block -> sliced(block, values)).toList());
    List<Map.Entry<Integer, NumberBlock>> all = runs.stream().flatMap(List::stream).toList();
    int last = all.isEmpty() ? 0 : all.get(all.size() - 1).getKey() + 1;
    @Nullable NumberBlock[] blocks = new NumberBlock[last];
    for (Map.Entry<Integer, NumberBlock> one : all) {
      if (one.getValue().min() <= -FieldText.LIMIT || one.getValue().max() >= FieldText.LIMIT) {
        throw FieldText.misfit(field, null);
      }
      blocks[one.getKey()] = one.getValue();
    }
    return new NumberColumn(field, blocks);
  }

  private static Map.Entry<Integer, NumberBlock> sliced(Blocks.Block block, long[] values) {
    long[] present = new long[BlockSet.WORDS];
    block.copyTo(present);
    return Map.entry(
        block.number(), NumberBlock.of(present, values, block.number() << BlockSet.BITS));
  }

  @Override
  public NumberColumn with(Map<Integer, List<String>> changes) {
    Map<Integer, List<Integer>> customers = ChangedBlocks.group(changes.keySet());
    int last = customers.keySet().stream().mapToInt(block -> block + 1).max().orElse(0);
    @Nullable NumberBlock[] changed = Arrays.copyOf(blocks.get(), Math.max(blocks(), last));
    customers.forEach((number, ids) -> changed[number] = with(block(number), ids, changes));
    return new NumberColumn(field, changed);
  }

  private @Nullable NumberBlock with(
      @Nullable NumberBlock block, List<Integer> customers, Map<Integer, List<String>> changes) {
    long[] present = new long[BlockSet.WORDS];
    long[] values = new long[BlockSet.CUSTOMERS];
    if (block != null) {
      block.orExists(present);
      block.copyTo(values);
    }
    for (int customer : customers) {
      int low = customer & (BlockSet.CUSTOMERS - 1);
      List<String> texts =
          ChangedBlocks.requireFit(field, changes.getOrDefault(customer, List.of()));
      present[low >>> 6] &= ~(1L << low);
      for (String text : texts) {
        present[low >>> 6] |= 1L << low;
        values[low] = FieldText.parse(field, text);
      }
    }
    return BlockSet.isZero(present) ? null : NumberBlock.of(present, values);
  }

  int blocks() {
    return blocks.get().length;
  }

  @Nullable NumberBlock block(int block) {
    @Nullable NumberBlock[] all = blocks.get();
    return block < all.length ? all[block] : null;
  }

  @Override
  public Field field() {
    return field;
  }

  @Override
  public CustomerSet exists() {
    RoaringBitmap bitmap = new RoaringBitmap();
    for (int i = 0; i < blocks(); i++) {
      NumberBlock block = block(i);
      if (block != null) {
        long[] words = new long[BlockSet.WORDS];
        block.orExists(words);
        BlockSet.append(bitmap, i, words);
      }
    }
    return new CustomerSet(bitmap);
  }

  @Override
  public long known() {
    return known;
  }

  @Override
  public @Nullable String textAt(int customer) {
    NumberBlock block = block(customer >>> BlockSet.BITS);
    int low = customer & (BlockSet.CUSTOMERS - 1);
    return block != null && block.has(low) ? FieldText.of(field, block.valueAt(low)) : null;
  }

  @Override
  public long valueAt(int customer) {
    NumberBlock block = block(customer >>> BlockSet.BITS);
    int low = customer & (BlockSet.CUSTOMERS - 1);
    if (block == null || !block.has(low)) {
      throw new IllegalArgumentException("the customer has no value of " + field.code());
    }
    return block.valueAt(low);
  }

  @Override
  public List<ValueCount> values() {
    return List.of();
  }

  @Override
  public Optional<Extent> extent() {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (NumberBlock block : blocks.get()) {
      if (block != null) {
        min = Math.min(min, block.min());
        max = Math.max(max, block.max());
      }
    }
    return known == 0 ? Optional.empty() : Optional.of(new Extent(min, max));
  }
}
