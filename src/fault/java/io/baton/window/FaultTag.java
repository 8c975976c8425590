package io.baton.window;

import io.baton.event.EventDeclarations;
import io.baton.window.WindowDefinition.Events;
import io.baton.window.WindowDefinition.Kind;
import io.baton.window.WindowDefinition.What;
import io.baton.window.WindowDefinition.Window;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** A real-time tag for fault runs: how many events of a type a customer had in a day. */
public final class FaultTag {
  /** Code of the tag. */
  public static final String CODE = "faultCount";

  private FaultTag() {}

  /** Declares the type and defines the tag. */
  public static void define(ApplicationContext application, String type) {
    application
        .getBean(EventDeclarations.class)
        .declare(
            type,
            JsonMapper.shared()
                .readTree(
                    """
                    {"nameZh": "事件", "nameEn": "Event", "owner": "Faults", "source": "fault",
                     "keyPointer": "/id", "timePointer": "/at", "customerPointer": "/customer",
                     "keyEvent": false, "reaction": null, "note": null, "version": null, "sample": {},
                     "schema": {"type": "object", "properties": {"amount": {"type": "number"}}}}"""));
    application
        .getBean(WindowTags.class)
        .define(
            CODE,
            "次数",
            "Count",
            new WindowDefinition(
                What.COUNT,
                new Events(type, null),
                null,
                new Window(Kind.SLIDING, "P1D", null),
                null,
                null,
                null,
                null),
            true);
  }
}
