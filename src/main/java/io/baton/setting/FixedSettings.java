package io.baton.setting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What takes a restart, to be read only: the names of the properties with what holds now. Nothing
 * that is secret, and no address of another system.
 */
@Component
class FixedSettings {
  private static final Map<String, String> USUAL = new LinkedHashMap<>();

  static {
    USUAL.put("baton.zone", "Asia/Shanghai");
    USUAL.put("baton.portrait.exact-for", "MARKETER,APPROVER,ANALYST");
    USUAL.put("baton.event.undeclared", "ACCEPT");
    USUAL.put("baton.event.topic", "baton.events");
    USUAL.put("baton.event.partitions", "4");
    USUAL.put("baton.window.partitions", "4");
    USUAL.put("baton.engine.steps.chunk", "50000");
    USUAL.put("baton.engine.steps.threads", "2");
    USUAL.put("baton.engine.steps.attempts", "6");
    USUAL.put("baton.dispatch.lanes", "1");
    USUAL.put("baton.dispatch.batch-size", "10000");
    USUAL.put("baton.dispatch.attempts", "8");
    USUAL.put("baton.history.retention", "400d");
    USUAL.put("baton.web.largest-body", "16MB");
    USUAL.put("server.servlet.session.timeout", "30m");
  }

  private final Environment environment;

  FixedSettings(Environment environment) {
    this.environment = environment;
  }

  /**
   * @param value what holds since the start
   */
  record FixedSetting(String property, String value) {}

  List<FixedSetting> all() {
    return USUAL.entrySet().stream()
        .map(
            entry ->
                new FixedSetting(
                    entry.getKey(), environment.getProperty(entry.getKey(), entry.getValue())))
        .toList();
  }
}
