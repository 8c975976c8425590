package io.baton.campaign;

import io.baton.content.TemplateVersion;

/**
 * One place of a journey where customers are contacted, with the wording it will use.
 *
 * @param element id in the diagram
 */
record Touchpoint(
    String element, String name, String channel, String purpose, TemplateVersion wording) {}
