package io.baton.tag.compute;

import io.baton.shared.BatonException;
import java.io.Closeable;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through cubes one after the other, part by part. While the parts of one are computed, the
 * rows of the next are read: reading takes one core and a part of another, so that neither it nor
 * the end of a cube leaves a core without work.
 */
final class FusedScans {
  private static final Logger log = LoggerFactory.getLogger(FusedScans.class);

  private FusedScans() {}

  /**
   * A cube whose rows are read.
   *
   * @param nanos what that took for each of its tags
   */
  record Scanned(Cube cube, long nanos) implements Closeable {
    @Override
    public void close() {
      cube.close();
    }
  }

  /**
   * A scan that fails is left out, to be done by whoever computes tags one by one.
   *
   * @param scans the tags of each, at least one
   * @param read reads one
   * @param compute may be called by several threads, for parts of one scan
   * @param use takes what was computed, in order; false ends it
   */
  static <R> void each(
      List<List<Cube.Wanted>> scans,
      Function<List<Cube.Wanted>, Cube> read,
      BiFunction<Scanned, List<Cube.Wanted>, R> compute,
      Predicate<R> use) {
    Ahead.each(
        scans,
        wanted -> scan(wanted, read),
        scanned -> parts(scanned, compute, use),
        unused -> unused.ifPresent(Scanned::close));
  }

  private static Optional<Scanned> scan(
      List<Cube.Wanted> wanted, Function<List<Cube.Wanted>, Cube> read) {
    long began = System.nanoTime();
    try {
      Cube cube = read.apply(wanted);
      return Optional.of(new Scanned(cube, (System.nanoTime() - began) / wanted.size()));
    } catch (BatonException e) {
      log.info("tags that could not be computed together are computed one by one", e);
      return Optional.empty();
    }
  }

  private static <R> boolean parts(
      Optional<Scanned> read, BiFunction<Scanned, List<Cube.Wanted>, R> compute, Predicate<R> use) {
    if (read.isEmpty()) {
      return true;
    }
    try (Scanned scanned = read.get()) {
      return Ahead.each(scanned.cube().parts(), part -> compute.apply(scanned, part), use);
    }
  }
}
