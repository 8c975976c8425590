package io.baton.access.web;

import io.baton.access.Access;
import io.baton.access.AccessError;
import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.LogIn;
import io.baton.access.Person;
import io.baton.access.Role;
import io.baton.access.User;
import io.baton.access.Users;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. Open to everybody, which is why no method names a role. */
@RestController
@RequestMapping("/api/session")
class SessionController {
  private final LogIn logIn;
  private final SessionPeople people;
  private final CookieCsrfTokenRepository csrfTokens;
  private final Access access;
  private final Users users;
  private final Branches branches;
  private final BatonClock clock;
  private final String environment;
  private final boolean testClock;

  SessionController(
      LogIn logIn,
      SessionPeople people,
      CookieCsrfTokenRepository csrfTokens,
      Access access,
      Users users,
      Branches branches,
      BatonClock clock,
      @Value("${baton.demo:none}") String demo,
      @Value("${baton.test-clock:false}") boolean testClock) {
    this.logIn = logIn;
    this.people = people;
    this.csrfTokens = csrfTokens;
    this.access = access;
    this.users = users;
    this.branches = branches;
    this.clock = clock;
    this.environment = demo.equals("none") ? "production" : "demo";
    this.testClock = testClock;
  }

  @GetMapping
  SessionView session() {
    return view(access.current());
  }

  @PostMapping
  SessionView signIn(
      @Valid @RequestBody Credentials credentials,
      HttpServletRequest request,
      HttpServletResponse response) {
    LogIn.Outcome outcome = logIn.attempt(credentials.name(), credentials.password());
    if (outcome instanceof LogIn.Locked) {
      throw new BatonException(
          AccessError.ACCESS_LOCKED, "this name is locked; try again in 15 minutes");
    }
    if (!(outcome instanceof LogIn.Welcome welcome)) {
      throw new BatonException(
          AccessError.ACCESS_BAD_CREDENTIALS, "name and password do not belong together");
    }
    people.begin(request, welcome);
    renewToken(request, response);
    return view(welcome.person());
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOut(HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    renewToken(request, response);
  }

  /** A token that was planted before signing in is worth nothing after it. */
  private void renewToken(HttpServletRequest request, HttpServletResponse response) {
    csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
  }

  private SessionView view(Person person) {
    User user = users.find(person.name()).orElseThrow();
    return new SessionView(
        user.name(),
        user.displayName(),
        user.roles().stream().sorted().map(Role::valueOf).toList(),
        user.branch(),
        branches.find(user.branch()).map(Branch::name).orElse(user.branch()),
        environment,
        testClock,
        clock.now());
  }

  record Credentials(@NotNull String name, @NotNull String password) {
    @Override
    public String toString() {
      return "Credentials";
    }
  }

  record SessionView(
      String name,
      String displayName,
      List<Role> roles,
      String branch,
      String branchName,
      String environment,
      boolean testClock,
      Instant now) {}
}
