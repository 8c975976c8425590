package io.baton.touch;

import io.baton.fault.FaultRun;
import io.baton.fault.KilledNodes;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Competing campaigns that start together, on two nodes that are killed while the round gathers,
 * while it is served and while its messages leave. What reached the peer must be, customer by
 * customer, what one thread gives that serves the campaigns in the order of their priorities. The
 * size is the number of customers.
 */
public final class RoundsFault implements FaultRun {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int PARTS = CompetingCampaigns.CAMPAIGNS * CompetingCampaigns.CHUNKS;
  private static final int MOST_KILLS = 8;

  @Override
  public String name() {
    return "caps-rounds";
  }

  @Override
  public long defaultSize() {
    return 20_000;
  }

  @Override
  public List<String> run(long seed, long size) throws Exception {
    KilledNodes run = new KilledNodes(name(), seed);
    int mailsADay = (int) (size * 3 / 2);
    try (FaultStage stage = new FaultStage(true, 50)) {
      stage.mailsADay(mailsADay);
      killing(run, stage, size);
      run.require(
          KilledNodes.await(PATIENCE, Duration.ofMillis(200), () -> finished(stage)),
          "not finished: " + stage.states());
      compare(run, stage, expected((int) size, mailsADay));
      run.expect("rounds", rounds(stage), 1L);
      return run.broken("%s, %d replays".formatted(stage.states(), stage.book().replays()));
    }
  }

  /** At moments drawn by how far gathering and serving have come. */
  private static void killing(KilledNodes run, FaultStage stage, long size) throws Exception {
    run.start(number -> stage.startNode(Long.toString(size), "rounds"));
    int kills = (int) Math.min(MOST_KILLS, 2 + size / 500);
    Set<Integer> moments = new TreeSet<>();
    while (moments.size() < kills) {
      moments.add(1 + run.random.nextInt(2 * PARTS - 1));
    }
    for (int moment : moments) {
      KilledNodes.await(PATIENCE, Duration.ofMillis(2), () -> progress(stage) >= moment);
      run.killOne();
    }
  }

  /** Wishes that have been made, and once more each that was served. */
  private static long progress(FaultStage stage) {
    return stage
        .jdbc
        .sql("select count(*) + count(step_id) from touch_wish")
        .query(Long.class)
        .single();
  }

  private static long rounds(FaultStage stage) {
    return stage
        .jdbc
        .sql("select count(distinct round_id) from touch_wish")
        .query(Long.class)
        .single();
  }

  private static boolean finished(FaultStage stage) {
    return progress(stage) == 2 * PARTS && stage.allSent();
  }

  /** Customers by campaign as one thread would give them, one after another. */
  private static Map<Long, Set<Integer>> expected(int size, int mailsADay) {
    CompetingCampaigns campaigns = new CompetingCampaigns(size, true);
    List<Integer> order =
        IntStream.rangeClosed(1, CompetingCampaigns.CAMPAIGNS)
            .boxed()
            .sorted(
                Comparator.comparing((Integer run) -> -CompetingCampaigns.priority(run))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    int[] sms = new int[size];
    int[] mails = new int[size];
    int room = mailsADay;
    Map<Long, Set<Integer>> expected = new TreeMap<>();
    for (int run : order) {
      boolean isSms = CompetingCampaigns.channel(run).equals("SMS");
      int cap = CompetingCampaigns.capOf(CompetingCampaigns.channel(run));
      int[] own = isSms ? sms : mails;
      for (int chunk = 0; chunk < CompetingCampaigns.CHUNKS; chunk++) {
        for (int customer : campaigns.wanted(chunk).toArray()) {
          boolean free =
              own[customer] < cap
                  && sms[customer] + mails[customer] < CompetingCampaigns.ALL
                  && (isSms || room > 0);
          if (free) {
            own[customer]++;
            room -= isSms ? 0 : 1;
            expected.computeIfAbsent((long) run, any -> new TreeSet<>()).add(customer);
          }
        }
      }
    }
    return expected;
  }

  private static void compare(
      KilledNodes verdict, FaultStage stage, Map<Long, Set<Integer>> expected) throws IOException {
    Map<Long, Set<Integer>> reached = new TreeMap<>();
    Set<TouchId> effects = new HashSet<>();
    for (FaultStage.Line line : stage.book().lines()) {
      reached
          .computeIfAbsent(line.touch().run(), run -> new TreeSet<>())
          .add(line.touch().customer());
      if (!line.again()) {
        effects.add(line.touch());
      }
    }
    for (long run = 1; run <= CompetingCampaigns.CAMPAIGNS; run++) {
      Set<Integer> want = expected.getOrDefault(run, Set.of());
      Set<Integer> got = reached.getOrDefault(run, Set.of());
      Set<Integer> tooMany = new TreeSet<>(got);
      tooMany.removeAll(want);
      Set<Integer> tooFew = new TreeSet<>(want);
      tooFew.removeAll(got);
      verdict.require(
          got.equals(want),
          "campaign %d of priority %d: %d too many, %d too few"
              .formatted(run, CompetingCampaigns.priority(run), tooMany.size(), tooFew.size()));
    }
    long all = expected.values().stream().mapToLong(Set::size).sum();
    verdict.expect("effects", effects.size(), all);
    verdict.expect("states", stage.states(), Map.of("ACCEPTED", all));
  }
}
