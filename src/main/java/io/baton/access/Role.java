package io.baton.access;

/** What a user may do. Spring Security knows each as the authority {@code ROLE_<name>}. */
public enum Role {
  /** Builds segments and campaigns, hands them in. */
  MARKETER,
  /** Signs what will run; never the own campaign. */
  APPROVER,
  /** Reads results and recounts them. */
  ANALYST,
  /** Keeps imports, channels and dispatch running. */
  OPERATOR,
  /** Looks after the customers of one branch. */
  RELATIONSHIP_MANAGER,
  /** Users, branches, audit. */
  ADMINISTRATOR
}
