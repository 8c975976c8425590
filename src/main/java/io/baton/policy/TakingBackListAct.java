package io.baton.policy;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.shared.BatonException;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever put customers on a list, or took them off it, may take that back. */
@Component
class TakingBackListAct {
  private final CustomerLists lists;
  private final Customers customers;
  private final Access access;
  private final Audit audit;

  TakingBackListAct(CustomerLists lists, Customers customers, Access access, Audit audit) {
    this.lists = lists;
    this.customers = customers;
    this.access = access;
    this.audit = audit;
  }

  /**
   * @return for how many customers the list is as it was before
   * @throws BatonException POLICY_ACT_UNKNOWN for somebody else's as well, POLICY_ACT_OVERTAKEN
   *     where later acts were about all of them
   */
  @Transactional
  long takeBack(long id) {
    String me = access.callerName();
    lists.lock();
    ListAct act =
        lists
            .find(id)
            .filter(found -> found.actor().equals(me))
            .filter(found -> customers.visibleTo(access.current()).containsAll(found.members()))
            .orElseThrow(
                () -> new BatonException(PolicyError.POLICY_ACT_UNKNOWN, "there is no such act"));
    ListRestoring restoring = ListRestoring.of(lists.acts(), act, lists.now());
    CustomerSet who = restoring.who();
    if (who.isEmpty()) {
      throw new BatonException(
          PolicyError.POLICY_ACT_OVERTAKEN, "these customers were changed again since");
    }
    if (restoring.takenOff()) {
      lists.add(act.list(), ListAct.Kind.REMOVE, who, lists.now(), null, act.reason(), me);
    }
    for (ListRestoring.Again again : restoring.again()) {
      ListAct before = again.act();
      lists.add(
          act.list(),
          ListAct.Kind.ADD,
          again.who(),
          before.from(),
          before.until(),
          before.reason(),
          me);
    }
    audit.record(
        "LIST_ACT_TAKEN_BACK",
        "list:" + act.list(),
        Map.of("act", id, "customers", who.size(), "members", who.hash()));
    return who.size();
  }
}
