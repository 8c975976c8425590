package io.baton.campaign;

import io.baton.content.TemplateVersion;

/**
 * One place of a journey where customers are contacted, with the wording it will use.
 *
 * @param element id in the diagram
 * @param roomWait how long a message may wait for room in the channel; empty where it may not
 */
record Touchpoint(
    String element,
    String name,
    String channel,
    String purpose,
    TemplateVersion wording,
    String roomWait) {}
