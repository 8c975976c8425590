package io.baton.touch;

import io.baton.shared.CommitBell;
import org.springframework.stereotype.Component;

/** Tells this node that a round has something to do. */
@Component
class RoundBell extends CommitBell {}
