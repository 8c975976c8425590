package io.baton.touch;

import io.baton.fault.FaultRun;
import io.baton.fault.KilledNodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Guarantee G2: two nodes plan and send eight campaigns for the same customers and are killed at
 * it. Nobody gets more than the caps allow, everybody gets all that they allow, and the peer never
 * sees more in a second than the channel may. The size is the number of customers.
 */
public final class CompetingFault implements FaultRun {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MOST_KILLS = 8;
  private static final int SMS_PER_SECOND = 500;

  @Override
  public String name() {
    return "caps-g2";
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
      stage.here.pacing.setPerSecond("SMS", SMS_PER_SECOND);
      stage.mailsADay(mailsADay);
      run.start(number -> stage.startNode(Long.toString(size)));
      int kills = (int) Math.min(MOST_KILLS, 1 + size / 500);
      for (int kill = 0; kill < kills; kill++) {
        TimeUnit.MILLISECONDS.sleep(1_000 + run.random.nextInt(2_000));
        run.killOne();
      }
      run.require(
          KilledNodes.await(PATIENCE, Duration.ofMillis(200), () -> finished(stage)),
          "not finished: " + stage.states());
      FaultStage.Book book = stage.book();
      Counted counted = Counted.of(book);
      run.require(counted.mostSms() <= 1, "short messages to one: " + counted.mostSms());
      run.require(counted.mostMails() <= 2, "mails to one: " + counted.mostMails());
      run.require(counted.mostOfAll() <= 3, "messages to one: " + counted.mostOfAll());
      run.expect("short messages", counted.sms(), size);
      run.expect("mails", counted.mails(), mailsADay);
      run.require(
          counted.fastestSecond() <= SMS_PER_SECOND * 1.05,
          "short messages in a second: " + counted.fastestSecond());
      run.expect("states", stage.states(), Map.of("ACCEPTED", size + mailsADay));
      return run.broken(
          "%d short messages, %d mails, %d replays, most to one %d, most in a second %d"
              .formatted(
                  counted.sms(),
                  counted.mails(),
                  book.replays(),
                  counted.mostOfAll(),
                  counted.fastestSecond()));
    }
  }

  private static boolean finished(FaultStage stage) {
    return stage.jdbc.sql("select count(*) from touch_step").query(Integer.class).single()
            == CompetingCampaigns.CAMPAIGNS * CompetingCampaigns.CHUNKS
        && stage.allSent();
  }

  private record Counted(
      long sms, long mails, int mostSms, int mostMails, int mostOfAll, int fastestSecond) {

    static Counted of(FaultStage.Book book) {
      Set<TouchId> effects = new HashSet<>();
      Map<Integer, Integer> sms = new HashMap<>();
      Map<Integer, Integer> mails = new HashMap<>();
      Map<Integer, Integer> all = new HashMap<>();
      List<Long> times = new ArrayList<>();
      for (FaultStage.Line line : book.lines()) {
        boolean isSms = CompetingCampaigns.channel(line.touch().run()).equals("SMS");
        if (isSms) {
          times.add(line.nanos());
        }
        if (effects.add(line.touch())) {
          (isSms ? sms : mails).merge(line.touch().customer(), 1, Integer::sum);
          all.merge(line.touch().customer(), 1, Integer::sum);
        }
      }
      return new Counted(sum(sms), sum(mails), most(sms), most(mails), most(all), fastest(times));
    }

    private static long sum(Map<Integer, Integer> counts) {
      return counts.values().stream().mapToLong(Integer::longValue).sum();
    }

    private static int most(Map<Integer, Integer> counts) {
      return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static int fastest(List<Long> times) {
      times.sort(null);
      int most = 0;
      int first = 0;
      for (int i = 0; i < times.size(); i++) {
        while (times.get(i) - times.get(first) >= TimeUnit.SECONDS.toNanos(1)) {
          first++;
        }
        most = Math.max(most, i - first + 1);
      }
      return most;
    }
  }
}
