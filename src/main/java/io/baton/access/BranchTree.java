package io.baton.access;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the place of new branches in the tree, and everything that is wrong with them at once. */
final class BranchTree {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  private final Map<String, String> paths = new HashMap<>();
  private final Map<String, Branch> drafts = new LinkedHashMap<>();
  private final Map<String, Branch> placed = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  BranchTree(List<Branch> known) {
    known.forEach(branch -> paths.put(branch.code(), branch.path()));
  }

  /** The drafts with parent and path filled in, each after the one above it. */
  List<Branch> place(List<Branch> wanted) {
    for (Branch draft : wanted) {
      if (!CODE.matcher(draft.code()).matches()) {
        find(draft, "BRANCH_CODE", "is not a branch code");
      } else if (drafts.put(draft.code(), draft) != null) {
        find(draft, "BRANCH_TWICE", "is in the list twice");
      }
    }
    drafts.values().forEach(draft -> path(draft, new HashSet<>()));
    if (!findings.isEmpty()) {
      throw new BatonException(
          AccessError.ACCESS_BRANCH_INVALID, "the branches do not make a tree", findings);
    }
    return List.copyOf(placed.values());
  }

  /** Places the branches above first; null with a finding where there is no place. */
  private @Nullable String path(Branch draft, Set<String> below) {
    if (placed.containsKey(draft.code())) {
      return paths.get(draft.code());
    }
    if (!below.add(draft.code())) {
      return find(draft, "BRANCH_CIRCLE", "is above itself");
    }
    String parent = parent(draft);
    String path = parent == null ? "/" : below(parent, draft, below);
    if (path == null) {
      return find(draft, "BRANCH_PARENT", "has no known branch above it");
    }
    String before = paths.put(draft.code(), path);
    if (before != null && !before.equals(path)) {
      find(draft, "BRANCH_MOVES", "is elsewhere in the tree already");
    }
    placed.put(draft.code(), new Branch(draft.code(), draft.name(), parent, path));
    return path;
  }

  private @Nullable String below(String parent, Branch draft, Set<String> below) {
    Branch above = drafts.get(parent);
    String path = above == null ? paths.get(parent) : path(above, below);
    return path == null ? null : path + draft.code() + "/";
  }

  private static @Nullable String parent(Branch draft) {
    if (draft.code().equals(Branches.HEAD_OFFICE)) {
      return null;
    }
    return draft.parent() == null ? Branches.HEAD_OFFICE : draft.parent();
  }

  private @Nullable String find(Branch draft, String code, String message) {
    findings.add(new Finding(draft.code(), code, message));
    return null;
  }
}
