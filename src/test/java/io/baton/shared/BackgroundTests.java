package io.baton.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class BackgroundTests {
  @Test
  void shouldWaitForWhoeverIsWaitingForAnAnswer() throws Exception {
    Thread worker = Background.call("night", Thread::currentThread);

    assertThat(worker.getPriority()).isEqualTo(Thread.MIN_PRIORITY);
    assertThat(worker.isDaemon()).isTrue();
    assertThat(worker.getName()).isEqualTo("night");
  }

  @Test
  void shouldTellWhatTheCallThrew() {
    assertThatThrownBy(
            () ->
                Background.call(
                    "night",
                    () -> {
                      throw new IOException("no such file");
                    }))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("no such file");
  }
}
