package io.baton.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The kinds of service task there are: every bean of type {@link ProcessTask}. */
@Component
public class Tasks {
  private final SingletonSupplier<Map<String, ProcessTask>> byKey;

  /** Tasks are looked up late: some of them start processes themselves. */
  Tasks(ObjectProvider<ProcessTask> beans) {
    byKey =
        SingletonSupplier.of(
            () ->
                beans
                    .orderedStream()
                    .collect(
                        Collectors.toMap(task -> task.descriptor().key(), Function.identity())));
  }

  public List<TaskDescriptor> descriptors() {
    return byKey.obtain().values().stream()
        .map(ProcessTask::descriptor)
        .sorted((a, b) -> a.key().compareTo(b.key()))
        .toList();
  }

  public Optional<ProcessTask> find(String key) {
    return Optional.ofNullable(byKey.obtain().get(key));
  }
}
