package io.baton.decision;

import java.util.List;

/**
 * Who asks the latest version of a table while it runs, so that a new version changes what it does.
 * A bean of the module that knows.
 */
public interface TableFollowers {
  /** Names of those that follow the table now. */
  List<String> of(String decision);

  /** In the transaction that puts the version into effect. */
  void tookEffect(DecisionVersion version);
}
