package io.baton.access.web;

import io.baton.access.Branch;
import io.baton.access.Branches;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The branch tree: to be read by all who are signed in, to be changed by administrators. */
@RestController
@RequestMapping("/api/branches")
class BranchController {
  private final Branches branches;

  BranchController(Branches branches) {
    this.branches = branches;
  }

  @GetMapping
  @PreAuthorize("isAuthenticated()")
  List<Branch> list() {
    return branches.all();
  }

  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  void put(@Valid @RequestBody List<@Valid PutBranch> wanted) {
    branches.putAll(
        wanted.stream()
            .map(branch -> new Branch(branch.code(), branch.name(), branch.parent()))
            .toList());
  }

  record PutBranch(@NotNull String code, @NotNull String name, @Nullable String parent) {}
}
