package io.baton.tag.drift;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Distribution;
import io.baton.cohort.Distributions;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.tag.compute.TagRunFinished;
import io.baton.tag.drift.DriftBook.Outcome;
import io.baton.tag.drift.DriftBook.Profile;
import io.baton.tag.drift.DriftBook.Subject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** After every run: how the new values are spread, and who has to explain it. */
@Component
class DriftWatch {
  private static final Logger log = LoggerFactory.getLogger(DriftWatch.class);
  private static final int TOGETHER = 200;

  private final DriftBook book;
  private final Findings findings;
  private final FieldIndexes indexes;
  private final TransactionTemplate transaction;
  private final double threshold;

  private record Case(Subject tag, Column column, Optional<Profile> before, Bins bins) {}

  DriftWatch(
      DriftBook book,
      Findings findings,
      FieldIndexes indexes,
      TransactionTemplate transaction,
      @Value("${baton.tag.drift-threshold:0.25}") double threshold) {
    this.book = book;
    this.findings = findings;
    this.indexes = indexes;
    this.transaction = transaction;
    this.threshold = threshold;
  }

  /** Never the reason that a run fails. */
  @EventListener
  void look(TagRunFinished finished) {
    try {
      FieldIndex index = indexes.current();
      List<String> codes = finished.computed();
      for (int from = 0; from < codes.size(); from += TOGETHER) {
        look(finished, index, codes.subList(from, Math.min(codes.size(), from + TOGETHER)));
      }
      book.forgetOld();
    } catch (RuntimeException e) {
      log.warn("drift of run {} is not known", finished.run(), e);
    }
  }

  private void look(TagRunFinished finished, FieldIndex index, List<String> codes) {
    List<Case> cases = new ArrayList<>();
    Map<String, Subject> subjects = book.subjects(codes);
    Map<String, Profile> profiles = book.last(subjects.values());
    for (String code : codes) {
      Subject tag = subjects.get(code);
      Optional<Column> column = index.column(code);
      if (tag != null && column.isPresent()) {
        Optional<Profile> before = Optional.ofNullable(profiles.get(code));
        Bins bins = before.map(Profile::bins).orElseGet(() -> Bins.of(column.get()));
        cases.add(new Case(tag, column.get(), before, bins));
      }
    }
    List<Distribution> distributions =
        Distributions.of(
            index,
            cases.stream().map(one -> one.bins().wanted(one.tag().code())).toList(),
            index.everyone());
    // A profile and what is found in it appear together.
    transaction.executeWithoutResult(
        status -> {
          for (int i = 0; i < cases.size(); i++) {
            settle(finished, index, cases.get(i), distributions.get(i));
          }
        });
  }

  private void settle(
      TagRunFinished finished, FieldIndex index, Case one, Distribution distribution) {
    List<Long> counts = one.bins().counts(distribution);
    Double psi = one.before().map(before -> Stability.shift(before.counts(), counts)).orElse(null);
    book.save(
        one.tag(),
        finished.run(),
        finished.asOf(),
        distribution.known() + distribution.nulls(),
        new Profile(one.bins(), counts),
        psi,
        outcome(index, one));
    if (psi != null && psi > threshold) {
      findings.drifted(one.tag(), finished.run(), psi, threshold);
    }
  }

  /** Of the customers of whom it was predicted, those of whom it came true. */
  private static @Nullable Outcome outcome(FieldIndex index, Case one) {
    String outcome = one.tag().outcomeTag();
    Optional<Column> happened = outcome == null ? Optional.empty() : index.column(outcome);
    Optional<CustomerSet> predicted = predicted(index, one);
    if (!one.tag().predicted()
        || happened.filter(c -> c.field().type() == FieldType.BOOLEAN).isEmpty()
        || predicted.isEmpty()) {
      return null;
    }
    CustomerSet known = predicted.get().and(happened.get().exists());
    CustomerSet came =
        members(index, happened.get().field().code(), Operator.EQ, new Literal.Truth(true));
    return new Outcome(known.size(), known.and(came).size());
  }

  private static Optional<CustomerSet> predicted(FieldIndex index, Case one) {
    String code = one.tag().code();
    Double cutOff = one.tag().cutOff();
    return switch (one.column().field().type()) {
      case BOOLEAN -> Optional.of(members(index, code, Operator.EQ, new Literal.Truth(true)));
      case NUMBER ->
          cutOff == null
              ? Optional.empty()
              : Optional.of(
                  members(
                      index, code, Operator.GE, new Literal.Decimal(BigDecimal.valueOf(cutOff))));
      case DATE, ENUM, MULTI -> Optional.empty();
    };
  }

  private static CustomerSet members(
      FieldIndex index, String code, Operator operator, Literal value) {
    return RuleCompiler.compile(new Rule.Leaf(code, operator, value), index).members();
  }
}
