package io.baton.grouping;

import java.util.ArrayList;
import java.util.List;

/**
 * Where tiers begin, learned from what happened: customers are put into many fine bins by their
 * value, and tiers are cut so that each would bring about as many responses if all of it were
 * contacted. A bin of which little is known has the rate of all; without any feedback tiers are
 * plain quantiles.
 */
final class Tiers {
  private Tiers() {}

  /**
   * One bin, in the order of values.
   *
   * @param size customers in it
   * @param contacted how often customers of it were contacted
   * @param responded how often they responded to that
   */
  record Bin(long size, long contacted, long responded) {}

  /**
   * @param prior so many contacts of the ordinary rate are put into every bin
   * @return numbers of the bins with which the second and later tiers begin, ascending; fewer where
   *     bins are too coarse for so many tiers
   */
  static List<Integer> cuts(List<Bin> bins, int tiers, double prior) {
    double[] weights = weights(bins, prior);
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    List<Integer> cuts = new ArrayList<>();
    double sum = 0;
    int next = 1;
    for (int bin = 0; bin < weights.length - 1; bin++) {
      sum += weights[bin];
      if (next < tiers && sum >= total * next / tiers * (1 - 1e-12)) {
        cuts.add(bin + 1);
        while (next < tiers && sum >= total * next / tiers * (1 - 1e-12)) {
          next++;
        }
      }
    }
    return cuts;
  }

  /** Expected responses of each bin. */
  static double[] weights(List<Bin> bins, double prior) {
    double contacted = 0;
    double responded = 0;
    for (Bin bin : bins) {
      contacted += bin.contacted();
      responded += bin.responded();
    }
    double usual = responded == 0 ? 1 : responded / contacted;
    double[] weights = new double[bins.size()];
    for (int i = 0; i < weights.length; i++) {
      Bin bin = bins.get(i);
      double rate =
          responded == 0 ? 1 : (bin.responded() + prior * usual) / (bin.contacted() + prior);
      weights[i] = bin.size() * rate;
    }
    return weights;
  }
}
