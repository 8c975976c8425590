package io.baton.tag;

import io.baton.shared.EachSecond;
import org.springframework.stereotype.Component;

/** Whether another node has computed tags. One number is read for that. */
@Component
class OtherNodes extends EachSecond {
  OtherNodes(KnownTags known) {
    super("tags-of-other-nodes", known::look);
  }
}
