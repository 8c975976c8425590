package io.baton.touch;

import io.baton.fault.FaultRun;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
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
    Random random = new Random(seed);
    List<String> broken = new ArrayList<>();
    int mailsADay = (int) (size * 3 / 2);
    long started = System.nanoTime();
    try (FaultStage stage = new FaultStage(true, 50)) {
      stage
          .jdbc
          .sql("insert into policy_capacity (channel, branch, per_day) values ('EMAIL', '*', ?)")
          .param(mailsADay)
          .update();
      int kills = killing(stage, random, size);
      if (!finished(stage)) {
        broken.add("not finished: " + stage.states());
      }
      compare(broken, stage, expected((int) size, mailsADay));
      expect(broken, "rounds", rounds(stage), 1L);
      System.out.printf(
          "%s: %.0f s, %d kills, %s, %d replays%n",
          name(),
          TimedChannel.seconds(System.nanoTime() - started),
          kills,
          stage.states(),
          stage.book().replays());
    }
    return broken;
  }

  /** At moments drawn by how far gathering and serving have come. */
  private static int killing(FaultStage stage, Random random, long size) throws Exception {
    String[] arguments = {Long.toString(size), "rounds"};
    Process[] nodes = {stage.startNode(arguments), stage.startNode(arguments)};
    int kills = (int) Math.min(MOST_KILLS, 2 + size / 500);
    Set<Integer> moments = new TreeSet<>();
    while (moments.size() < kills) {
      moments.add(1 + random.nextInt(2 * PARTS - 1));
    }
    for (int moment : moments) {
      await(stage, moment);
      int which = random.nextInt(2);
      nodes[which].destroyForcibly().waitFor();
      nodes[which] = stage.startNode(arguments);
    }
    return kills;
  }

  private static void await(FaultStage stage, int moment) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (progress(stage) < moment && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(2);
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

  private static boolean finished(FaultStage stage) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      boolean done =
          progress(stage) == 2 * PARTS
              && stage
                  .jdbc
                  .sql("select not exists (select from touch_batch where not done)")
                  .query(Boolean.class)
                  .single();
      if (done) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return false;
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
      List<String> broken, FaultStage stage, Map<Long, Set<Integer>> expected) throws IOException {
    Map<Long, Set<Integer>> reached = new TreeMap<>();
    Set<TouchId> effects = new java.util.HashSet<>();
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
      if (!got.equals(want)) {
        Set<Integer> tooMany = new TreeSet<>(got);
        tooMany.removeAll(want);
        Set<Integer> tooFew = new TreeSet<>(want);
        tooFew.removeAll(got);
        broken.add(
            "campaign %d of priority %d: %d too many, %d too few"
                .formatted(run, CompetingCampaigns.priority(run), tooMany.size(), tooFew.size()));
      }
    }
    long all = expected.values().stream().mapToLong(Set::size).sum();
    expect(broken, "effects", effects.size(), all);
    expect(broken, "states", stage.states(), Map.of("ACCEPTED", all));
  }

  private static void expect(List<String> broken, String what, Object got, Object wanted) {
    if (!String.valueOf(got).equals(String.valueOf(wanted))) {
      broken.add("%s: %s instead of %s".formatted(what, got, wanted));
    }
  }
}
