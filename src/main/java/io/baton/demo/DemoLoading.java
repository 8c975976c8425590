package io.baton.demo;

import io.baton.shared.Loading;
import java.util.concurrent.TimeUnit;
import io.baton.shared.Loading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How far the demo bank is loaded; it loads in the background while people already sign in. */
@Component
public class DemoLoading implements Loading {
  private static final Logger log = LoggerFactory.getLogger(DemoLoading.class);
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(2);

  private volatile @Nullable Progress progress;
  private volatile long printed = System.nanoTime() - PAUSE;

  @Override
  public @Nullable Progress progress() {
    return progress;
  }

  /** Says how far it is, on the console too, but not more often than people read. */
  void at(String what, long done, long total) {
    progress = new Progress(what, done, total);
    long now = System.nanoTime();
    if (now - printed >= PAUSE) {
      printed = now;
      log.info("demo bank: {}, {} of {}", what, "%,d".formatted(done), "%,d".formatted(total));
    }
  }

  void finished() {
    progress = null;
  }
}
