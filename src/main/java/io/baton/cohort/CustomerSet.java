package io.baton.cohort;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.Container;
import org.roaringbitmap.ContainerPointer;
import org.roaringbitmap.RoaringBitmap;

/**
 * An immutable set of customers, by their dense ids (0 to 2<sup>31</sup>-1). Safe to share between
 * threads.
 */
public final class CustomerSet {
  private static final CustomerSet EMPTY = new CustomerSet(new RoaringBitmap());

  private final RoaringBitmap bitmap;

  /** Takes the bitmap over: nobody may change it afterwards. */
  CustomerSet(RoaringBitmap bitmap) {
    this.bitmap = bitmap;
  }

  public static CustomerSet empty() {
    return EMPTY;
  }

  public static CustomerSet of(int... customers) {
    for (int customer : customers) {
      requireId(customer);
    }
    return new CustomerSet(RoaringBitmap.bitmapOfUnordered(customers));
  }

  /** Copies the bitmap, so that the caller may go on changing it. */
  public static CustomerSet ofBitmap(RoaringBitmap bitmap) {
    if (!bitmap.isEmpty() && bitmap.last() < 0) {
      throw new IllegalArgumentException("customer ids are not negative");
    }
    return new CustomerSet(bitmap.clone());
  }

  /** All ids from {@code from} (inclusive) to {@code to} (exclusive). */
  public static CustomerSet range(int from, int to) {
    requireId(from);
    return from >= to ? EMPTY : new CustomerSet(RoaringBitmap.bitmapOfRange(from, to));
  }

  /**
   * Reads the form written by {@link #toBytes()}.
   *
   * @throws io.baton.shared.BatonException COHORT_DAMAGED if the bytes are not such a form
   */
  public static CustomerSet fromBytes(byte[] bytes) {
    RoaringBitmap bitmap = new RoaringBitmap();
    try {
      bitmap.deserialize(ByteBuffer.wrap(bytes));
    } catch (IOException | RuntimeException e) {
      throw new io.baton.shared.BatonException(
          CohortErrorCode.COHORT_DAMAGED, "stored set cannot be read", e);
    }
    return new CustomerSet(bitmap);
  }

  /** The portable Roaring format. */
  public byte[] toBytes() {
    ByteBuffer buffer = ByteBuffer.allocate(bitmap.serializedSizeInBytes());
    bitmap.serialize(buffer.order(ByteOrder.LITTLE_ENDIAN));
    return buffer.array();
  }

  /** A copy, free to be changed. */
  public RoaringBitmap toBitmap() {
    return bitmap.clone();
  }

  /** The bitmap itself, for readers inside this module. */
  RoaringBitmap bitmap() {
    return bitmap;
  }

  public long size() {
    return bitmap.getLongCardinality();
  }

  public boolean isEmpty() {
    return bitmap.isEmpty();
  }

  public boolean contains(int customer) {
    return bitmap.contains(customer);
  }

  public boolean containsAll(CustomerSet others) {
    return bitmap.contains(others.bitmap);
  }

  public boolean intersects(CustomerSet others) {
    return RoaringBitmap.intersects(bitmap, others.bitmap);
  }

  public CustomerSet and(CustomerSet other) {
    return new CustomerSet(RoaringBitmap.and(bitmap, other.bitmap));
  }

  public CustomerSet or(CustomerSet other) {
    return new CustomerSet(RoaringBitmap.or(bitmap, other.bitmap));
  }

  public CustomerSet minus(CustomerSet other) {
    return new CustomerSet(RoaringBitmap.andNot(bitmap, other.bitmap));
  }

  /** In ascending order of id. */
  public void forEach(IntConsumer action) {
    bitmap.forEach((org.roaringbitmap.IntConsumer) action::accept);
  }

  /**
   * One bit per customer from {@code from} on, a multiple of 64; all of them within one block of
   * 65,536 ids.
   */
  public long[] words(int from, int customers) {
    int block = from >>> BlockSet.BITS;
    int first = (from & (BlockSet.CUSTOMERS - 1)) / Long.SIZE;
    Container members = container(block);
    if (members == null) {
      return new long[customers / Long.SIZE];
    }
    long[] words = new long[BlockSet.WORDS];
    members.copyBitmapTo(words, 0);
    return Arrays.copyOfRange(words, first, first + customers / Long.SIZE);
  }

  private @Nullable Container container(int block) {
    ContainerPointer at = bitmap.getContainerPointer();
    while (at.getContainer() != null && at.key() < block) {
      at.advance();
    }
    return at.getContainer() != null && at.key() == block ? at.getContainer() : null;
  }

  /** Ascending ids. */
  public int[] toArray() {
    return bitmap.toArray();
  }

  /** The {@code count} smallest ids; all of them where there are fewer. */
  public CustomerSet first(int count) {
    return slice(0, count);
  }

  /** Up to {@code limit} ids in ascending order, after the first {@code fromRank} ones. */
  public CustomerSet slice(long fromRank, int limit) {
    long end = Math.min(fromRank + limit, size());
    if (fromRank < 0 || limit < 0) {
      throw new IllegalArgumentException("rank and limit are not negative");
    }
    if (fromRank >= end) {
      return EMPTY;
    }
    long first = Integer.toUnsignedLong(bitmap.select((int) fromRank));
    long last = Integer.toUnsignedLong(bitmap.select((int) (end - 1)));
    return new CustomerSet(RoaringBitmap.and(bitmap, RoaringBitmap.bitmapOfRange(first, last + 1)));
  }

  /** Lower-case hex SHA-256 over the ascending ids, four little-endian bytes each. */
  public String hash() {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[256 * Integer.BYTES];
    ByteBuffer words = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
    org.roaringbitmap.BatchIterator ids = bitmap.getBatchIterator();
    int[] batch = new int[256];
    while (ids.hasNext()) {
      int count = ids.nextBatch(batch);
      words.asIntBuffer().put(batch, 0, count);
      digest.update(buffer, 0, count * Integer.BYTES);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void requireId(int customer) {
    if (customer < 0) {
      throw new IllegalArgumentException("customer ids are not negative");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CustomerSet that && bitmap.equals(that.bitmap);
  }

  @Override
  public int hashCode() {
    return bitmap.hashCode();
  }

  /** The size only: members do not belong into logs. */
  @Override
  public String toString() {
    return "CustomerSet[" + size() + " customers]";
  }
}
