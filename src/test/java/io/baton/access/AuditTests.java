package io.baton.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTests {
  @TempDir Path data;
  AccessStore store;

  @BeforeEach
  void open() {
    store = new AccessStore(data);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void recordSome(int count) {
    store.transaction.executeWithoutResult(
        status -> {
          for (int i = 1; i <= count; i++) {
            store.audit.record("TESTED", "thing:" + i, Map.of("i", i, "text", "größer 大"));
          }
        });
  }

  private void sql(String statement) {
    store.jdbc.sql(statement).update();
  }

  private void assertBrokenAt(long seq) {
    assertThat(store.audit.verify().firstBroken()).hasValue(seq);
  }

  @Test
  void shouldBeIntactWhenNobodyTouchedIt() {
    recordSome(1_000);

    AuditVerdict verdict = store.audit.verify();

    assertThat(verdict.intact()).isTrue();
    assertThat(verdict.entries()).isEqualTo(1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "details = replace(details, '大', '小')",
        "actor = 'sys tem'",
        "action = 'TESTEE'",
        "subject = 'thing:42 '",
        "at = at + interval '1 microsecond'",
        "mac = set_byte(mac, 31, get_byte(mac, 31) # 1)"
      })
  void shouldNameTheEntryOfWhichOneByteWasChanged(String change) {
    recordSome(100);

    sql("update access_audit set " + change + " where seq = 42");

    assertBrokenAt(42);
  }

  @Test
  void shouldNameTheDeletedEntry() {
    recordSome(100);

    sql("delete from access_audit where seq = 57");

    assertBrokenAt(57);
  }

  @Test
  void shouldNameTheFirstOfTwoSwappedEntries() {
    recordSome(100);

    sql("update access_audit set seq = -seq where seq in (20, 71)");
    sql("update access_audit set seq = case seq when -20 then 71 else 20 end where seq < 0");

    assertBrokenAt(20);
  }

  @Test
  void shouldNameTheInsertedEntry() {
    recordSome(100);

    sql(
        """
        insert into access_audit select 101, at, actor, action, subject, details, mac
        from access_audit where seq = 100""");

    assertBrokenAt(101);
  }

  @Test
  void shouldNoticeThatTheTailIsMissing() {
    recordSome(100);

    sql("delete from access_audit where seq > 90");

    assertBrokenAt(91);
  }

  @Test
  void shouldNoticeThatTailAndEndAreMissing() {
    recordSome(100);

    sql("delete from access_audit where seq > 90");
    sql(
        """
        update access_audit_head set seq = 90,
          mac = (select mac from access_audit where seq = 90)""");

    assertBrokenAt(91);
    assertThatThrownBy(() -> recordSome(1)).hasMessageContaining("end was changed");
  }

  @Test
  void shouldNotForkUnderConcurrentWriters() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(16);
    List<Future<?>> done = new ArrayList<>();
    for (int writer = 0; writer < 50; writer++) {
      String subject = "writer:" + writer;
      done.add(
          writers.submit(
              () -> {
                for (int i = 0; i < 20; i++) {
                  store.audit.record("RACED", subject, Map.of("i", i));
                }
              }));
    }
    for (Future<?> writer : done) {
      writer.get();
    }
    writers.shutdown();

    AuditVerdict verdict = store.audit.verify();
    assertThat(verdict.intact()).isTrue();
    assertThat(verdict.entries()).isEqualTo(1_000);
    assertThat(store.jdbc.sql("select seq from access_audit order by seq").query(Long.class).list())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 1_000).boxed().toList());
  }

  @Test
  void shouldGoWithTheTransactionThatRollsBack() {
    store.transaction.executeWithoutResult(
        status -> {
          store.audit.record("UNDONE", "thing", Map.of());
          status.setRollbackOnly();
        });
    recordSome(1);

    assertThat(store.audit.page(0, 10)).extracting(AuditEntry::action).containsExactly("TESTED");
    assertThat(store.audit.verify().intact()).isTrue();
  }

  @Test
  void shouldKeepTheOuterTransactionsEntriesApartFromTheInnerOnes() {
    var inner = new org.springframework.transaction.support.TransactionTemplate(store.manager);
    inner.setPropagationBehavior(
        org.springframework.transaction.TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    store.transaction.executeWithoutResult(
        status -> {
          store.audit.record("OUTER", "thing", Map.of());
          inner.executeWithoutResult(own -> store.audit.record("INNER", "thing", Map.of()));
          status.setRollbackOnly();
        });

    assertThat(store.audit.page(0, 10)).extracting(AuditEntry::action).containsExactly("INNER");
  }

  @Test
  void shouldFindByPersonActionAndSubjectAndTakeNothingForAPattern() {
    store.audit.recordAs("li.na", "SEGMENT_CREATED", "segment:young", Map.of());
    store.audit.recordAs("li.na2", "SEGMENT_RETIRED", "segment:Old%", Map.of());
    assertThat(found("li.na")).containsExactly("segment:young");
    assertThat(found("retired")).containsExactly("segment:Old%");
    assertThat(found("SEGMENT:")).containsExactly("segment:Old%", "segment:young");
    assertThat(found("%")).as("a sign like any other").containsExactly("segment:Old%");
    assertThat(found("nobody")).isEmpty();
    assertThat(store.audit.find("segment", 1, 1))
        .extracting(AuditEntry::subject)
        .containsExactly("segment:young");
  }

  private List<String> found(String text) {
    List<String> subjects =
        store.audit.find(text, 0, 10).stream().map(AuditEntry::subject).toList();
    assertThat(store.audit.found(text)).isEqualTo(subjects.size());
    return subjects;
  }

  @Test
  void shouldSurviveARestart() {
    recordSome(3);
    AccessStore.reopened(store, data).audit.record("AFTER", "restart", Map.of());

    assertThat(store.audit.verify().intact()).isTrue();
    assertThat(store.audit.size()).isEqualTo(4);
  }

  @Test
  void shouldHoldTextOfAnyKind() {
    store.audit.record("ODD", "a\0b\r\nc", Map.of("k", "x\0y\u2028", "n", 1.5, "b", true));

    assertThat(store.audit.verify().intact()).isTrue();
    assertThat(store.audit.page(0, 1).get(0).details()).containsEntry("k", "x\0y\u2028");
  }
}
