package io.baton.access.web;

import io.baton.access.LogIn;
import io.baton.access.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * A session holds a name and a password version, nothing else. Roles, branch and lock are read at
 * each request, so that a change of them counts at once, and no object is ever deserialized.
 */
@Component
class SessionPeople implements SecurityContextRepository {
  private static final String NAME = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
  private static final String PASSWORD_VERSION = "passwordVersion";

  /** However busy a session is, after this the person signs in again. */
  private static final Duration LONGEST = Duration.ofHours(12);

  private final LogIn logIn;

  SessionPeople(LogIn logIn) {
    this.logIn = logIn;
  }

  /** Signs in under a new session id; whatever the old session held is gone. */
  void begin(HttpServletRequest request, LogIn.Welcome welcome) {
    HttpSession old = request.getSession(false);
    if (old != null) {
      old.invalidate();
    }
    HttpSession session = request.getSession(true);
    session.setAttribute(NAME, welcome.person().name());
    session.setAttribute(PASSWORD_VERSION, welcome.passwordVersion());
  }

  @Override
  @SuppressWarnings("deprecation")
  public SecurityContext loadContext(
      org.springframework.security.web.context.HttpRequestResponseHolder holder) {
    Person person = person(holder.getRequest());
    return person == null
        ? new SecurityContextImpl()
        : new SecurityContextImpl(new SignedInPerson(person));
  }

  private @Nullable Person person(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null
        || !(session.getAttribute(NAME) instanceof String name)
        || !(session.getAttribute(PASSWORD_VERSION) instanceof Integer version)) {
      return null;
    }
    if (System.currentTimeMillis() - session.getCreationTime() > LONGEST.toMillis()) {
      session.invalidate();
      return null;
    }
    return logIn.still(name, version).orElse(null);
  }

  /** Nothing: only {@link #begin} changes who a session belongs to. */
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

  @Override
  public boolean containsContext(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(NAME) != null;
  }
}
