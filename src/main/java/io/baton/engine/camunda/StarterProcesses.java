package io.baton.engine.camunda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The life cycles that come with Baton, in {@code processes/life-cycle}. */
@Component
class StarterProcesses {
  private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,80}");

  Optional<byte[]> lifeCycle(String key) {
    ClassPathResource file = new ClassPathResource("processes/life-cycle/" + key + ".bpmn");
    if (!KEY.matcher(key).matches() || !file.exists()) {
      return Optional.empty();
    }
    try {
      return Optional.of(file.getContentAsByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
