package io.baton.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Audit;
import io.baton.access.AuditEntry;
import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class CustomerPageTests {
  private static final String PASSWORD = "a quiet harbour";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Customers customers;
  @Autowired Consents consents;
  @Autowired Audit audit;
  @LocalServerPort int port;

  private HttpCaller east;

  @BeforeEach
  void signIn() {
    branches.putAll(List.of(new Branch("PE", "East", null), new Branch("PW", "West", null)));
    customers.register(
        List.of(
            new NewCustomer("page-1", "PE", "张伟", "zhang.wei@example.com", "13812345678"),
            new NewCustomer("page-2", "PW", "Jane Roe", null, null)));
    String name = "page-" + NUMBER.incrementAndGet();
    users.create(new UserDraft(name, PASSWORD, Set.of("MARKETER"), "PE"));
    east = HttpCaller.signedIn(port, name, PASSWORD);
  }

  @Test
  void shouldShowACustomerMasked() {
    HttpCaller.Answer answer = east.get("/api/customers/page-1");

    assertThat(answer.json().path("name").asString()).isEqualTo("张*");
    assertThat(answer.json().path("mobile").asString()).isEqualTo("138****5678");
    assertThat(answer.text())
        .doesNotContain("张伟")
        .doesNotContain("13812345678")
        .doesNotContain("zhang");
  }

  @Test
  void shouldAnswerForAnotherBranchAsForNobodyAndRecordIt() {
    HttpCaller.Answer other = east.get("/api/customers/page-2");
    HttpCaller.Answer nobody = east.get("/api/customers/page-3");

    assertThat(other.status()).isEqualTo(404);
    assertThat(other.json().path("detail")).isEqualTo(nobody.json().path("detail"));
    assertThat(other.code()).isEqualTo(nobody.code()).isEqualTo("CUSTOMER_UNKNOWN");
    assertThat(audit.page(0, 1))
        .extracting(AuditEntry::action, AuditEntry::subject)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("CUSTOMER_OUT_OF_SCOPE", "customer:page-2"));
  }

  @Test
  void shouldOpenEachChapterOfAVisibleCustomerOnly() {
    List<String> chapters =
        east.get("/api/customers/page-1").json().path("chapters").values().stream()
            .map(name -> name.asString())
            .toList();

    assertThat(chapters).containsSubsequence("tags", "segments", "touches", "responses");
    for (String chapter : chapters) {
      assertThat(east.get("/api/customers/page-1/chapters/" + chapter).status()).isEqualTo(200);
      HttpCaller.Answer other = east.get("/api/customers/page-2/chapters/" + chapter);
      assertThat(other.status()).isEqualTo(404);
      assertThat(other.code()).isEqualTo("CUSTOMER_UNKNOWN");
    }
    assertThat(audit.page(0, 1))
        .extracting(AuditEntry::action)
        .containsExactly("CUSTOMER_OUT_OF_SCOPE");
    assertThat(east.get("/api/customers/page-1/chapters/secrets").code())
        .isEqualTo("CUSTOMER_UNKNOWN_CHAPTER");
  }

  @Test
  void shouldRecordConsentForTheListedCustomers() {
    HttpCaller.Answer answer =
        east.send(
            "POST",
            "/api/customers/consents/list",
            Map.of(
                "customers", List.of("page-1"),
                "channel", "WECHAT",
                "purpose", "MARKETING",
                "evidence", "counter form 12"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("customers").asInt()).isEqualTo(1);
    assertThat(consents.consenting("WECHAT", "MARKETING").size()).isEqualTo(1);
    assertThat(east.get("/api/customers/page-1").json().path("consents"))
        .filteredOn(consent -> consent.path("channel").asString().equals("WECHAT"))
        .extracting(consent -> consent.path("kind").asString())
        .containsExactly("GRANT");
  }

  @Test
  void shouldRecordNothingWhenOneCustomerIsOutOfScope() {
    HttpCaller.Answer answer =
        east.send(
            "POST",
            "/api/customers/consents/list",
            Map.of(
                "customers", List.of("page-1", "page-2"),
                "channel", "CALL",
                "purpose", "MARKETING",
                "evidence", "counter form 12"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/findings/0/place").asString()).isEqualTo("/customers/1");
    assertThat(consents.consenting("CALL", "MARKETING").isEmpty()).isTrue();
  }
}
