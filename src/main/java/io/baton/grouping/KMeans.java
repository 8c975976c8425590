package io.baton.grouping;

import java.util.Arrays;
import java.util.Random;

/**
 * k-means: Lloyd's iterations from centres drawn by k-means++ (Arthur and Vassilvitskii 2007), the
 * best of several starts. The same points and seed give the same centres on every machine: one
 * thread, a generator whose sequence is specified, ties to the lower number.
 *
 * @see <a href="https://dl.acm.org/doi/10.5555/1283383.1283494">k-means++</a>
 */
final class KMeans {
  private static final int STARTS = 8;
  private static final int MOST_ROUNDS = 60;

  private final float[][] points;
  private final int clusters;

  KMeans(float[][] points, int clusters) {
    this.points = points;
    this.clusters = clusters;
  }

  /** Centres, in no order that means anything. */
  float[][] fit(long seed, Progress progress) {
    double best = Double.MAX_VALUE;
    float[][] centres = new float[0][];
    for (int start = 0; start < STARTS; start++) {
      progress.at("clustering", start, STARTS);
      float[][] tried = spread(new Random(seed * 31 + start));
      double spread = settle(tried, progress, start);
      if (spread < best) {
        best = spread;
        centres = tried;
      }
    }
    return centres;
  }

  /** Each next centre far from those before, more probably the farther. */
  private float[][] spread(Random random) {
    float[][] centres = new float[clusters][];
    centres[0] = points[random.nextInt(points.length)].clone();
    double[] distances = new double[points.length];
    Arrays.fill(distances, Double.MAX_VALUE);
    for (int c = 1; c < clusters; c++) {
      double sum = 0;
      for (int i = 0; i < points.length; i++) {
        distances[i] = Math.min(distances[i], distance(points[i], centres[c - 1]));
        sum += distances[i];
      }
      double drawn = random.nextDouble() * sum;
      int chosen = 0;
      while (chosen < points.length - 1 && drawn >= distances[chosen]) {
        drawn -= distances[chosen++];
      }
      centres[c] = points[chosen].clone();
    }
    return centres;
  }

  /** Moves the centres until nobody changes sides; the sum of squares within clusters. */
  private double settle(float[][] centres, Progress progress, int start) {
    int[] of = new int[points.length];
    Arrays.fill(of, -1);
    double spread = 0;
    boolean moved = true;
    for (int round = 0; moved && round < MOST_ROUNDS; round++) {
      progress.at("clustering", start, STARTS);
      moved = false;
      spread = 0;
      double[][] sums = new double[clusters][points[0].length];
      int[] sizes = new int[clusters];
      for (int i = 0; i < points.length; i++) {
        int near = nearest(points[i], centres);
        moved |= near != of[i];
        of[i] = near;
        spread += distance(points[i], centres[near]);
        sizes[near]++;
        for (int d = 0; d < sums[near].length; d++) {
          sums[near][d] += points[i][d];
        }
      }
      for (int c = 0; c < clusters; c++) {
        // A centre that lost everybody stays where it is.
        for (int d = 0; sizes[c] > 0 && d < sums[c].length; d++) {
          centres[c][d] = (float) (sums[c][d] / sizes[c]);
        }
      }
    }
    return spread;
  }

  static int nearest(float[] point, float[][] centres) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int c = 0; c < centres.length; c++) {
      double distance = distance(point, centres[c]);
      if (distance < least) {
        least = distance;
        best = c;
      }
    }
    return best;
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      double difference = a[d] - b[d];
      sum += difference * difference;
    }
    return sum;
  }
}
