package io.baton.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.shared.BatonException;
import io.baton.shared.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondLookTests {
  private static final ErrorCode NO_NOTE = AccessError.ACCESS_USER_INVALID;
  private static final ErrorCode OWN = AccessError.ACCESS_DENIED;
  private static final ErrorCode DECIDED = AccessError.ACCESS_USER_EXISTS;

  private final SecondLook look = new SecondLook(NO_NOTE, OWN, DECIDED);
  private final List<String> kept = new ArrayList<>();

  @Test
  void shouldKeepTheWordWithItsNote() {
    look.take(new SecondLook.Word("bo", false, "  too many \n"), "al", this::keep);
    look.take(new SecondLook.Word("bo", true, " "), "al", this::keep);
    look.take(new SecondLook.Word("bo", true, null), "al", this::keep);
    assertThat(kept).containsExactly("bo: too many", "bo: null", "bo: null");
  }

  @Test
  void shouldWantAReasonForANo() {
    for (String note : new String[] {null, "", " \n"}) {
      refused(new SecondLook.Word("bo", false, note), NO_NOTE);
    }
    assertThat(kept).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void shouldRefuseANoteThatIsTooLong(boolean accept) {
    String longest = "x".repeat(SecondLook.LONGEST_NOTE);
    refused(new SecondLook.Word("bo", accept, longest + "x"), NO_NOTE);
    assertThat(kept).isEmpty();
    look.take(new SecondLook.Word("bo", accept, longest), "al", this::keep);
    assertThat(kept).hasSize(1);
  }

  @Test
  void shouldTellWhoComesTooLateFromWhoProposedIt() {
    assertRefused(
        () -> look.take(new SecondLook.Word("al", true, null), "al", (by, note) -> false), OWN);
    assertRefused(
        () -> look.take(new SecondLook.Word("bo", true, null), "al", (by, note) -> false), DECIDED);
  }

  private boolean keep(String by, @Nullable String note) {
    return kept.add(by + ": " + note);
  }

  private void refused(SecondLook.Word word, ErrorCode code) {
    assertRefused(() -> look.take(word, "al", this::keep), code);
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable look, ErrorCode code) {
    assertThatThrownBy(look)
        .isInstanceOfSatisfying(
            BatonException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
