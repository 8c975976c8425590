package io.baton.engine.camunda;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Members of stored sets, read once: a stored set never changes. Hundreds of waiting sets are asked
 * for each batch of responders whether they hold any of them.
 */
@Component
class KnownCohorts {
  private static final long MOST_MEMBERS = 20_000_000;

  private final Cohorts cohorts;
  private final Map<Long, CustomerSet> known = new LinkedHashMap<>(64, 0.75f, true);
  private long members;

  KnownCohorts(Cohorts cohorts) {
    this.cohorts = cohorts;
  }

  CustomerSet members(long cohortId) {
    synchronized (known) {
      CustomerSet found = known.get(cohortId);
      if (found != null) {
        return found;
      }
    }
    CustomerSet read = cohorts.members(cohortId);
    keep(cohortId, read);
    return read;
  }

  private void keep(long cohortId, CustomerSet read) {
    synchronized (known) {
      if (known.put(cohortId, read) == null) {
        members += read.size();
      }
      var oldest = known.values().iterator();
      while (members > MOST_MEMBERS && known.size() > 1) {
        members -= oldest.next().size();
        oldest.remove();
      }
    }
  }
}
