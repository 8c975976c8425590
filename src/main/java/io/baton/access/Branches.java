package io.baton.access;

import io.baton.shared.BatonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tree of branches; the path of a branch begins with the path of every branch above it. */
@Component
public class Branches {
  /** The root of the tree, always there; its path is {@code "/"}. */
  public static final String HEAD_OFFICE = "0000";

  private final JdbcClient jdbc;
  private final Audit audit;

  Branches(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  public boolean exists(String code) {
    return find(code).isPresent();
  }

  public Optional<Branch> find(String code) {
    return jdbc.sql("select code, name, parent, path from access_branch where code = ?")
        .param(code)
        .query(Branch.class)
        .optional();
  }

  /**
   * @throws BatonException ACCESS_BRANCH_UNKNOWN
   */
  public String pathOf(String code) {
    return find(code)
        .map(Branch::path)
        .orElseThrow(
            () -> new BatonException(AccessError.ACCESS_BRANCH_UNKNOWN, "no branch of that code"));
  }

  /** In the order of the tree: a branch comes after the one above it. */
  public List<Branch> all() {
    return jdbc.sql("select code, name, parent, path from access_branch order by path")
        .query(Branch.class)
        .list();
  }

  /**
   * Adds or renames branches; what is not in the list stays. Paths are derived from the parents,
   * whatever the drafts say.
   *
   * @throws BatonException ACCESS_BRANCH_INVALID with a finding for each bad code, unknown parent
   *     or circle, and for a branch that would move: people and customers are found by its path
   */
  @Transactional
  public void putAll(List<Branch> drafts) {
    List<Branch> placed = new BranchTree(all()).place(drafts);
    for (Branch branch : placed) {
      jdbc.sql(
              """
              insert into access_branch (code, name, parent, path)
              values (:code, :name, :parent, :path)
              on conflict (code) do update set name = excluded.name""")
          .param("code", branch.code())
          .param("name", branch.name())
          .param("parent", branch.parent())
          .param("path", branch.path())
          .update();
    }
    audit.record("BRANCHES_PUT", "branches", Map.of("count", placed.size()));
  }
}
