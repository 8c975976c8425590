package io.baton.grouping;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/** Centres found on a sample, and everybody put to the nearest, part by part. */
final class Clustering {
  private static final int SAMPLE = 20_000;
  private static final int PART = 50_000;

  private Clustering() {}

  /**
   * @param centre by dimension, in deviations from the average customer
   */
  record Cluster(CustomerSet members, float[] centre) {}

  /** The largest first; fewer than asked for where customers do not differ. */
  static List<Cluster> of(
      Features features, CustomerSet base, int clusters, long seed, Progress progress) {
    CustomerSet sample = Features.sample(base, SAMPLE);
    float[][] centres = new KMeans(features.points(sample), clusters).fit(seed, progress);
    RoaringBitmap[] members = new RoaringBitmap[centres.length];
    Arrays.setAll(members, c -> new RoaringBitmap());
    for (long from = 0; from < base.size(); from += PART) {
      progress.at("assigning", from, base.size());
      CustomerSet part = base.slice(from, PART);
      float[][] points = features.points(part);
      int[] ids = part.toArray();
      for (int i = 0; i < ids.length; i++) {
        members[KMeans.nearest(points[i], centres)].add(ids[i]);
      }
    }
    List<Cluster> found = new ArrayList<>();
    IntStream.range(0, centres.length)
        .filter(c -> !members[c].isEmpty())
        .forEach(c -> found.add(new Cluster(CustomerSet.ofBitmap(members[c]), centres[c])));
    found.sort(
        Comparator.comparingLong((Cluster each) -> each.members().size())
            .reversed()
            .thenComparing(each -> each.members().toArray()[0]));
    return found;
  }

  static Features features(FieldIndex index, List<String> tags, CustomerSet base) {
    return new Features(index, tags, base);
  }
}
