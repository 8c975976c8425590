package io.baton.campaign;

import io.baton.engine.LifeCycles;
import io.baton.engine.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Brings the files of {@code processes/} in at start, each through the same gate as a user's. */
@Component
@Order(30)
class StarterProcesses implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(StarterProcesses.class);

  private final Processes processes;
  private final LifeCycles lifeCycles;

  StarterProcesses(Processes processes, LifeCycles lifeCycles) {
    this.processes = processes;
    this.lifeCycles = lifeCycles;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    var files = new PathMatchingResourcePatternResolver();
    for (Resource file : files.getResources("classpath*:processes/life-cycle/*.bpmn")) {
      ProcessVersion kept = keep(file, Scope.LIFE_CYCLE);
      lifeCycles.deploy(kept.key(), kept.xml().getBytes(StandardCharsets.UTF_8));
    }
    for (Resource file : files.getResources("classpath*:processes/journey/*.bpmn")) {
      keep(file, Scope.JOURNEY);
    }
    log.info(
        "processes: {}", List.copyOf(processes.all().stream().map(ProcessVersion::key).toList()));
  }

  private ProcessVersion keep(Resource file, Scope scope) throws IOException {
    String key = String.valueOf(file.getFilename()).replace(".bpmn", "");
    String xml = file.getContentAsString(StandardCharsets.UTF_8);
    return processes.save(key, DiagramName.of(xml, key), scope, ProcessOrigin.STARTER, xml);
  }
}
