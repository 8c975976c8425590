package io.baton.decision;

import static io.baton.decision.TableText.aTable;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import io.baton.source.ImportCalls;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Tags of products beside tags of customers: in one segment, and as inputs of one table. */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=product-tags")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductTagTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final int CUSTOMERS = 60;
  private static final List<String> RISKS = List.of("R1", "R2", "R3", "");

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Customers customers;
  @Autowired FieldIndexes indexes;
  @Autowired Decisions decisions;

  private HttpCaller caller;

  @BeforeEach
  void signIn() {
    if (users.find("pia").isEmpty()) {
      users.create(new UserDraft("pia", PASSWORD, Set.of("MARKETER"), "0000"));
    }
    caller = HttpCaller.signedIn(port, "pia", PASSWORD);
  }

  @Test
  @Order(1)
  void shouldRefuseAFileWholeWithTheLine() {
    assertThat(load("product,risk\nP1,R1\nP1,R2\n").json().at("/findings/0/place").asString())
        .isEqualTo("line 3");
    assertThat(load("product,risk\nP1\n").code()).isEqualTo("PRODUCT_TAGS_INVALID");
    assertThat(load("product,Risk!\nP1,R1\n").code()).isEqualTo("PRODUCT_TAGS_INVALID");
    assertThat(load("product,risk,risk\nP1,a,b\n").code()).isEqualTo("PRODUCT_TAGS_INVALID");
    assertThat(load("product,risk\nP1,\"R1\n").code()).isEqualTo("PRODUCT_TAGS_UNREADABLE");
    assertThat(load("").code()).isEqualTo("PRODUCT_TAGS_INVALID");
    assertThat(caller.get("/api/product-tags").json().path("tags")).isEmpty();
  }

  @Test
  @Order(2)
  void shouldJoinAProductTagWithACustomerTagInOneSegment() {
    // Product i has the risk i % 4, every fourth none; customer i holds product i % 10.
    String file =
        IntStream.range(0, 10)
            .mapToObj(i -> "P%d,%s,%d\n".formatted(i, RISKS.get(i % 4), i % 2 == 0 ? 90 : 365))
            .collect(Collectors.joining());
    Answer loaded = load("\uFEFFproduct,risk,term\n" + file);
    assertThat(loaded.status()).as(loaded.text()).isEqualTo(200);
    new ImportCalls(caller)
        .done(
            "code=held&key=id",
            "id,product,age\n"
                + IntStream.range(0, CUSTOMERS)
                    .mapToObj(
                        i -> "H%d,%s,%d\n".formatted(i, i % 11 == 0 ? "" : "P" + i % 10, 20 + i))
                    .collect(Collectors.joining()));
    caller.send("POST", "/api/sources/held/tags", Map.of());

    assertThat(join("heldRisk", "held.age", "risk").code()).isEqualTo("PRODUCT_JOIN_INVALID");
    assertThat(join("heldRisk", "held.product", "colour").code()).isEqualTo("PRODUCT_TAG_UNKNOWN");
    assertThat(join("heldRisk", "held.product", "risk").status()).isEqualTo(201);
    assertThat(join("heldRisk", "held.product", "risk").code()).isEqualTo("PRODUCT_JOIN_TAKEN");

    Answer counted =
        caller.send(
            "POST",
            "/api/segments/count",
            Map.of(
                "definition",
                Map.of(
                    "all",
                    List.of(
                        Map.of("field", "heldRisk", "op", "in", "value", List.of("R2", "R3")),
                        Map.of("field", "held.age", "op", "ge", "value", 40)))));

    long expected =
        IntStream.range(20, CUSTOMERS).filter(i -> Set.of("R2", "R3").contains(risk(i))).count();
    assertThat(counted.json().path("count").asLong()).isEqualTo(expected).isPositive();
    // Who holds nothing, or a product nobody described, has no value.
    assertThat(members("")).isEmpty();
    assertThat(members("R1")).isEqualTo(expected(i -> risk(i).equals("R1")));
  }

  @Test
  @Order(3)
  void shouldBeInputsOfOneTable() {
    decisions.save(
        "suitable",
        aTable("suitable", "hitPolicy=\"FIRST\"")
            .input("heldRisk", "string")
            .input("age", "number")
            .output("offer", "string")
            .row("\"R3\" | >= 60 => \"call\"")
            .row("\"R3\",\"R2\" | => \"growth\"")
            .row(" | => \"none\"")
            .bytes());

    SetOutcome outcome =
        decisions.evaluate(
            decisions.latest("suitable").orElseThrow(),
            indexes.current().preferring("held"),
            all());

    Map<String, CustomerSet> offers = outcome.byValue("offer");
    assertThat(keys(offers.get("call")))
        .isEqualTo(expected(i -> risk(i).equals("R3") && 20 + i >= 60))
        .isNotEmpty();
    assertThat(keys(offers.get("growth")))
        .isEqualTo(expected(i -> risk(i).equals("R2") || (risk(i).equals("R3") && 20 + i < 60)));
  }

  @Test
  @Order(4)
  void shouldFollowTheProducts() {
    load("product,risk\nP1,R1\n");

    assertThat(members("R1"))
        .isEqualTo(expected(i -> risk(i).equals("R1") || (i % 10 == 1 && i % 11 != 0)));
    // The product's other values, and the other products, stay.
    assertThat(caller.get("/api/product-tags").json().at("/tags/1/tag").asString())
        .isEqualTo("term");
    assertThat(caller.get("/api/product-tags").json().at("/tags/1/products").asInt()).isEqualTo(10);
  }

  private static String risk(int customer) {
    return customer % 11 == 0 ? "" : RISKS.get(customer % 10 % 4);
  }

  private Set<String> members(String risk) {
    return keys(
        indexes
            .current()
            .column("heldRisk")
            .map(
                column ->
                    CustomerSet.of(
                        Arrays.stream(all().toArray())
                            .filter(id -> risk.equals(column.textAt(id)))
                            .toArray()))
            .orElseThrow());
  }

  private static Set<String> expected(IntPredicate which) {
    return IntStream.range(0, CUSTOMERS)
        .filter(which)
        .mapToObj(i -> "H" + i)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> keys(@Nullable CustomerSet set) {
    return set == null ? Set.of() : new TreeSet<>(customers.keysOf(set).values());
  }

  private CustomerSet all() {
    return CustomerSet.of(
        customers
            .idsOf(IntStream.range(0, CUSTOMERS).mapToObj(i -> "H" + i).toList())
            .values()
            .stream()
            .mapToInt(Integer::intValue)
            .toArray());
  }

  private Answer load(String file) {
    return new ImportCalls(caller)
        .upload("/api/product-tags", file.getBytes(StandardCharsets.UTF_8));
  }

  private Answer join(String tag, String customerTag, String productTag) {
    return caller.send(
        "POST",
        "/api/product-tags/joins",
        Map.of(
            "tag", tag,
            "nameZh", "持有产品的风险等级",
            "nameEn", "Risk of the product held",
            "customerTag", customerTag,
            "productTag", productTag));
  }
}
