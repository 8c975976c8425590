package io.baton.customer;

import io.baton.cohort.CustomerSet;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who there is, in which branch, and who has an address: one immutable picture of the table.
 *
 * @param branches by branch code as the customers carry it, whether such a branch exists or not
 */
record CustomerDirectory(
    CustomerSet everyone,
    Map<String, CustomerSet> branches,
    CustomerSet withEmail,
    CustomerSet withMobile) {
  static final CustomerDirectory EMPTY =
      new CustomerDirectory(
          CustomerSet.empty(), Map.of(), CustomerSet.empty(), CustomerSet.empty());

  CustomerDirectory {
    branches = Map.copyOf(branches);
  }

  /** This picture with the rows of {@code changed} as they are now. */
  CustomerDirectory with(CustomerSet changed, Rows now) {
    Map<String, CustomerSet> moved = new HashMap<>();
    branches.forEach(
        (code, members) ->
            moved.put(code, members.intersects(changed) ? members.minus(changed) : members));
    now.branches.forEach(
        (code, members) -> moved.merge(code, CustomerSet.ofBitmap(members), CustomerSet::or));
    return new CustomerDirectory(
        everyone.or(CustomerSet.ofBitmap(now.everyone)),
        moved,
        withEmail.minus(changed).or(CustomerSet.ofBitmap(now.withEmail)),
        withMobile.minus(changed).or(CustomerSet.ofBitmap(now.withMobile)));
  }

  /** Rows gathered while they are read. */
  static final class Rows {
    private final RoaringBitmap everyone = new RoaringBitmap();
    private final Map<String, RoaringBitmap> branches = new HashMap<>();
    private final RoaringBitmap withEmail = new RoaringBitmap();
    private final RoaringBitmap withMobile = new RoaringBitmap();

    void add(
        int id, @org.jspecify.annotations.Nullable String branch, boolean email, boolean mobile) {
      everyone.add(id);
      if (branch != null) {
        branches.computeIfAbsent(branch, code -> new RoaringBitmap()).add(id);
      }
      if (email) {
        withEmail.add(id);
      }
      if (mobile) {
        withMobile.add(id);
      }
    }
  }
}
