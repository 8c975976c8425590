package io.baton.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * People to try the product with, at least one of each role, with passwords made on this machine.
 * They are written to {@code demo-users.txt} in the data directory, one {@code user password role}
 * a line, before anybody can sign in with them: a start that is interrupted in between loses none.
 */
@Component
@WithDemoBank
class DemoUsers {
  private static final Logger log = LoggerFactory.getLogger(DemoUsers.class);
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 16;

  private static final List<Actor> CAST =
      List.of(
          new Actor("marketer", "营销经理", "MARKETER", Branches.HEAD_OFFICE),
          new Actor("approver", "审批人", "APPROVER", Branches.HEAD_OFFICE),
          new Actor("approver2", "复核审批人", "APPROVER", Branches.HEAD_OFFICE),
          new Actor("analyst", "数据分析师", "ANALYST", Branches.HEAD_OFFICE),
          new Actor("operator", "运营管理员", "OPERATOR", Branches.HEAD_OFFICE),
          new Actor("admin", "系统管理员", "ADMINISTRATOR", Branches.HEAD_OFFICE),
          new Actor("rm-shanghai", "上海客户经理", "RELATIONSHIP_MANAGER", DemoBranches.CITY),
          new Actor("marketer-east", "华东营销经理", "MARKETER", DemoBranches.REGION));

  private final Users users;
  private final Path file;

  DemoUsers(Users users, @Value("${baton.data}") Path data) {
    this.users = users;
    this.file = data.resolve("demo-users.txt");
  }

  /** Makes those who are missing; does nothing where all are there. */
  void make() {
    List<Actor> missing =
        CAST.stream().filter(actor -> users.find(actor.name()).isEmpty()).toList();
    if (missing.isEmpty()) {
      return;
    }
    List<String> lines = lines();
    for (Actor actor : missing) {
      users.create(
          new UserDraft(
              actor.name(),
              actor.title(),
              passwordOf(actor, lines),
              Set.of(actor.role()),
              actor.branch()));
    }
    log.info(
        "demo users (also in {}):\n{}",
        file,
        lines.stream().map(line -> "    " + line).collect(Collectors.joining("\n")));
  }

  private List<String> lines() {
    try {
      if (Files.exists(file)) {
        return Files.readAllLines(file, UTF_8);
      }
      SecureRandom random = new SecureRandom();
      List<String> lines =
          CAST.stream()
              .map(actor -> actor.name() + " " + password(random) + " " + actor.role())
              .toList();
      write(lines);
      return lines;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(file + " cannot be written", e);
    }
  }

  /** Whole or not at all, and never readable by others, not even for a moment. */
  private void write(List<String> lines) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = file.resolveSibling("demo-users.tmp");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(fresh, lines, UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private String passwordOf(Actor actor, List<String> lines) {
    return lines.stream()
        .map(line -> line.split(" "))
        .filter(words -> words.length == 3 && words[0].equals(actor.name()))
        .map(words -> words[1])
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(file + " has no line for " + actor.name()));
  }

  private static String password(SecureRandom random) {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  private record Actor(String name, String title, String role, String branch) {}
}
