package io.baton.content;

import java.util.Properties;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.slf4j.helpers.NOPLogger;

/**
 * Velocity with everything off that wording does not need. This is the second line of defence:
 * {@link WordingCheck} lets no other syntax through in the first place, because the engine's own
 * security is a deny-list with known gaps.
 */
final class WordingEngine {
  /** Rounds of one loop; lists come from fields, so this bounds what a field can cause. */
  static final int MAXIMUM_ROUNDS = 100;

  private WordingEngine() {}

  static RuntimeInstance create() {
    Properties settings = new Properties();
    settings.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, SecureUberspector.class.getName());
    settings.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, "true");
    settings.setProperty(RuntimeConstants.INTERPOLATE_STRINGLITERALS, "false");
    settings.setProperty(RuntimeConstants.VM_PERM_ALLOW_INLINE, "false");
    settings.setProperty(RuntimeConstants.VM_LIBRARY, "");
    settings.setProperty(RuntimeConstants.RESOURCE_LOADERS, "none");
    settings.setProperty(
        "resource.loader.none.class",
        "org.apache.velocity.runtime.resource.loader.StringResourceLoader");
    settings.setProperty(RuntimeConstants.MAX_NUMBER_LOOPS, Integer.toString(MAXIMUM_ROUNDS));
    RuntimeInstance engine = new RuntimeInstance();
    // Its messages quote the text; whoever wrote it gets findings instead.
    engine.setProperty(RuntimeConstants.RUNTIME_LOG_INSTANCE, NOPLogger.NOP_LOGGER);
    engine.init(settings);
    return engine;
  }
}
