package io.baton.engine.camunda;

import io.baton.shared.CommitBell;
import org.springframework.stereotype.Component;

/** Tells this node's step workers that a commit has left something to do. */
@Component
class WorkBell extends CommitBell {}
