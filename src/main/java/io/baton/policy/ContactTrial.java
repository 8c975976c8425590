package io.baton.policy;

/** A conversation with the policy in which nothing is reserved; see {@link ContactPolicy#trial}. */
public interface ContactTrial {
  /** What {@link ContactPolicy#admit} would answer now, after all that was asked before. */
  Admission admit(AdmissionRequest request);
}
