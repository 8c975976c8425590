package io.baton.campaign;

import io.baton.engine.Scope;

/**
 * A diagram as it was kept.
 *
 * @param sha256 of the document's UTF-8 bytes
 */
record ProcessVersion(
    String key,
    int version,
    Scope scope,
    String name,
    ProcessOrigin origin,
    String xml,
    String sha256) {}
