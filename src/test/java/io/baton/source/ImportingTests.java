package io.baton.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.customer.Customers;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@BatonTest
class ImportingTests {
  private static final String PASSWORD = "correct horse battery 7";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Sources sources;
  @Autowired Warehouse warehouse;
  @Autowired Customers customers;
  @Autowired ImportBook book;

  private HttpCaller caller;
  private ImportCalls imports;

  @BeforeEach
  void signIn() {
    if (users.find("maria").isEmpty()) {
      users.create(new UserDraft("maria", PASSWORD, Set.of("MARKETER"), "0000"));
    }
    caller = HttpCaller.signedIn(port, "maria", PASSWORD);
    imports = new ImportCalls(caller);
  }

  @Test
  void shouldImportWhatFitsAndReportWhatDoesNot() {
    String file =
        "id;age;job;seen\n"
            + "A1;58;admin;2024-02-29\n"
            + "A2;x;admin;2024-02-29\n"
            + "A3;44;=cmd|' /C calc'!A1;\n"
            + ";30;admin;2024-01-01\n"
            + "A1;31;admin;2024-01-01\n"
            + "A4;31;admin\n"
            + "A5;31;admin;2024-01-01;more\n"
            + "A6;32;;2024-02-30\n"
            + IntStream.range(10, 40)
                .mapToObj(i -> "A" + i + ";" + i + ";clerk;2024-05-01\n")
                .collect(Collectors.joining());

    JsonNode status = imports.done("code=fits&name=Fits&key=id", file);

    assertThat(status.path("state").asString()).isEqualTo("DONE");
    assertThat(status.path("rows").asLong()).isEqualTo(38);
    assertThat(status.path("accepted").asLong()).isEqualTo(32);
    assertThat(status.path("rejected").asLong()).isEqualTo(6);
    JsonNode rejections =
        caller.get("/api/imports/" + status.path("id").asLong() + "/rejections").json();
    assertThat(rejections.path("total").asLong()).isEqualTo(6);
    List<String> said = new ArrayList<>();
    rejections
        .path("items")
        .forEach(
            r ->
                said.add(
                    r.path("line").asLong()
                        + " "
                        + r.path("column").asString("-")
                        + " "
                        + r.path("code").asString()));
    assertThat(said)
        .containsExactlyInAnyOrder(
            "3 age NOT_A_NUMBER",
            "5 id MISSING_KEY",
            "6 id DUPLICATE_KEY",
            "7 - TOO_FEW_FIELDS",
            "8 - TOO_MANY_FIELDS",
            "9 seen NOT_A_DATE");
    Source source = sources.get("fits");
    assertThat(source.rows()).isEqualTo(32);
    assertThat(source.columns())
        .extracting(SourceColumn::name)
        .containsExactly("age", "job", "seen");
    assertThat(sources.membersOf("fits").size()).isEqualTo(32);
    assertThat(customers.idsOf(List.of("A1", "A2", "A3"))).containsOnlyKeys("A1", "A3");
  }

  @Test
  void shouldGiveRejectionsAsAFileWithoutFormulas() {
    String file = "id,age\n" + "K0,=1+1\n" + numbered("K", 1, 40);

    JsonNode status = imports.done("code=formula&key=id", file);
    Answer csv = caller.get("/api/imports/" + status.path("id").asLong() + "/rejections.csv");

    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.text()).contains("2,\"age\",NOT_A_NUMBER,").contains("\"'=1+1\"");
  }

  @Test
  void shouldNameCustomersByRowWhereThereIsNoKey() {
    imports.done("code=nokey", "age\n1\n2\n\n3\n");

    assertThat(customers.idsOf(List.of("nokey-1", "nokey-2", "nokey-3", "nokey-4"))).hasSize(3);
  }

  @Test
  void shouldChangeOnlyWhatChanged() {
    JsonNode first =
        imports.done("code=again&key=id", "id,age,job\nB1,1,a\nB2,2,b\nB3,3,c\nB4,4,d\n");
    int version = sources.get("again").version();

    JsonNode same =
        imports.done("code=again&key=id", "id,age,job\nB4,4,d\nB1,1,a\nB2,2,b\nB3,3,c\n");
    assertThat(counts(first)).isEqualTo("created 4, changed 0, unchanged 0, removed 0");
    assertThat(counts(same)).isEqualTo("created 0, changed 0, unchanged 4, removed 0");
    assertThat(sources.get("again").version()).isEqualTo(version);

    JsonNode other =
        imports.done("code=again&key=id", "id,age,job\nB1,1,a\nB2,2,z\nB3,,c\nB5,5,e\n");
    assertThat(counts(other)).isEqualTo("created 1, changed 2, unchanged 1, removed 1");
    assertThat(sources.get("again").version()).isEqualTo(version + 1);
    assertThat(Files.exists(sources.parquet("again"))).isTrue();
  }

  @Test
  void shouldKeepPersonalDataOutOfTheWarehouse() {
    String file = "id,name,mail,phone,age\nC1,Li Lei,li@example.com,13800138000,30\n";

    JsonNode status =
        imports.done("code=personal&key=id&email=mail&mobile=phone&customerName=name", file);

    assertThat(status.path("state").asString()).isEqualTo("DONE");
    assertThat(sources.get("personal").columns())
        .extracting(SourceColumn::name)
        .containsExactly("age");
    assertThat(customers.reachableBy("EMAIL").contains(customers.idOf("C1").orElseThrow()))
        .isTrue();
  }

  @Test
  void shouldImportInTwoStepsWithAMapping() {
    Answer preview =
        imports.upload(
            "/api/imports/preview", "id;n;t\nD1;1;x\nD2;2;y\n".getBytes(StandardCharsets.UTF_8));
    JsonNode seen = preview.json();

    Answer started =
        caller.send(
            "POST",
            "/api/imports",
            Map.of(
                "upload", seen.path("upload").asString(),
                "code", "steps",
                "name", "Two steps",
                "key", "id",
                "columns",
                    List.of(
                        Map.of("name", "n", "type", "ENUM", "scale", 0, "include", true),
                        Map.of("name", "t", "type", "ENUM", "scale", 0, "include", false))));
    JsonNode status = imports.finished(started.json().path("id").asLong());

    assertThat(seen.path("delimiter").asString()).isEqualTo(";");
    assertThat(seen.path("rows").get(1).get(2).asString()).isEqualTo("y");
    assertThat(started.status()).isEqualTo(202);
    assertThat(status.path("state").asString()).isEqualTo("DONE");
    assertThat(sources.get("steps").columns()).extracting(SourceColumn::name).containsExactly("n");
  }

  @Test
  void shouldRefuseBadFilesInTheAnswerAndLeaveNothingBehind() {
    int before = sources.all().size();
    int importsBefore = caller.get("/api/imports").json().size();
    String wide = IntStream.range(0, 200).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    Map<String, String> bad =
        Map.of(
            "SOURCE_EMPTY_FILE",
            "",
            "SOURCE_BROKEN_QUOTE",
            "a,b\n1,\"x\n2,y\n",
            "SOURCE_TOO_MANY_COLUMNS",
            wide + "\n",
            "SOURCE_LINE_TOO_LONG",
            "a\n" + "x".repeat(1 << 20));

    bad.forEach(
        (code, file) -> {
          Answer answer =
              imports.upload("/api/imports?code=bad", file.getBytes(StandardCharsets.UTF_8));
          assertThat(answer.status()).as(code).isEqualTo(422);
          assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
          assertThat(answer.code()).isEqualTo(code);
        });
    Answer latin =
        imports.upload("/api/imports?code=bad", "a\nJosé\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(latin.code()).isEqualTo("SOURCE_WRONG_ENCODING");
    assertThat(latin.text()).contains("line 2");

    assertThat(sources.all()).hasSize(before);
    assertThat(sources.find("bad")).isEmpty();
    assertThat(caller.get("/api/imports").json().size()).isEqualTo(importsBefore);
  }

  @Test
  void shouldChangeNothingWhenEveryRowIsRejected() {
    imports.done("code=keep&key=id", "id,age\nE1,1\n");

    JsonNode status = imports.done("code=keep&key=id", "id,age\n,1\n,2\n");

    assertThat(status.path("state").asString()).isEqualTo("FAILED");
    assertThat(status.path("problem").path("code").asString())
        .isEqualTo("SOURCE_EVERY_ROW_REJECTED");
    assertThat(sources.get("keep").rows()).isEqualTo(1);
  }

  @Test
  void shouldCloseAnImportThatAStopInterrupted() {
    Mapping mapping = new Mapping("cut", "Cut", null, List.of(), null, null, null, null);
    long before = book.open(mapping, SourceKind.CSV, "{}", 10, "maria");
    long after = book.open(mapping, SourceKind.CSV, "{}", 10, "maria");
    book.published(after, new Outcome(1, 1, 0, 0, 0, List.of(), Set.of(), Set.of()));

    book.closeInterrupted();

    ImportStatus cut = book.find(before).orElseThrow();
    assertThat(cut.state()).isEqualTo(ImportStatus.State.FAILED);
    assertThat(cut.problem()).isNotNull();
    assertThat(book.find(after).orElseThrow().state()).isEqualTo(ImportStatus.State.DONE);
  }

  @Test
  void shouldRefuseAMappingThatDoesNotFitTheFile() {
    Answer answer =
        imports.upload(
            "/api/imports?code=9x&key=nobody", "id\n1\n".getBytes(StandardCharsets.UTF_8));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("SOURCE_MAPPING_INVALID");
    assertThat(answer.text()).contains("/code").contains("/key");
  }

  @Test
  void shouldLeaveImportsToHeadOffice() {
    users.create(new UserDraft("none", PASSWORD, Set.of("ANALYST"), "0000"));
    HttpCaller analyst = HttpCaller.signedIn(port, "none", PASSWORD);

    assertThat(new ImportCalls(analyst).upload("/api/imports?code=q", new byte[] {'a'}).status())
        .isEqualTo(403);
  }

  private static String counts(JsonNode status) {
    return "created %d, changed %d, unchanged %d, removed %d"
        .formatted(
            status.path("created").asLong(),
            status.path("changed").asLong(),
            status.path("unchanged").asLong(),
            status.path("removed").asLong());
  }

  private static String numbered(String prefix, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> prefix + i + "," + i + "\n")
        .collect(Collectors.joining());
  }
}
