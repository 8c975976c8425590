package io.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.channel.ChannelCode;
import io.baton.shared.Canonical;
import io.baton.testing.BatonTest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists for the call centre that can be checked, and what is recalled of them. */
@BatonTest
class CallListTests extends WorklistBank {
  @Test
  void shouldCutOpenCallsIntoListsThatCanBeChecked() {
    List<UUID> calls =
        IntStream.range(0, 3)
            .mapToObj(i -> handOver(ChannelCode.CALL, "SPRING", i == 0 ? "=1+1" : "a \"b\", c"))
            .toList();
    var made = operator.send("POST", "/api/call-lists", Map.of());
    assertThat(made.status()).isEqualTo(201);
    long id = made.json().path("id").asLong();
    String file = operator.get("/api/call-lists/" + id + "/file").text();
    var manifest = operator.get("/api/call-lists/" + id + "/manifest").json();
    assertThat(manifest.path("sha256").stringValue()).isEqualTo(Canonical.sha256(file));
    assertThat(manifest.path("items").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(manifest.path("signature").stringValue()).matches("v1=[0-9a-f]{64}");
    assertThat(file.lines().count()).isGreaterThan(3);
    calls.forEach(call -> assertThat(file).contains(call.toString()));
    assertThat(operator.send("POST", "/api/call-lists", Map.of()).code())
        .isEqualTo("WORKLIST_NOTHING_TO_LIST");
    assertThat(manager.get("/api/call-lists").status()).isEqualTo(403);
    assertThat(person("ob-" + UUID.randomUUID(), "OPERATOR", branch).get("/api/call-lists").code())
        .isEqualTo("WORKLIST_HEAD_OFFICE_ONLY");
    var page = operator.get("/api/call-lists").json();
    assertThat(page.path("waiting").asInt()).isZero();
    assertThat(page.path("lists").get(0).path("id").asLong()).isEqualTo(id);
    assertThat(page.path("lists").get(0).path("open").asInt())
        .isEqualTo(manifest.path("items").asInt());

    var report =
        upload(
            "touch_id,result,call_back\r\n%s,NOT_REACHED,\r\n%s,REFUSED,\r\n%s,MAYBE,\r\n%s,INTERESTED,\r\n,,\r\nx,y\r\n"
                .formatted(calls.get(0), calls.get(1), calls.get(2), UUID.randomUUID()));
    assertThat(report.status()).as(report.toString()).isEqualTo(200);
    assertThat(report.json().path("accepted").asInt()).isEqualTo(2);
    assertThat(report.json().path("rejected").asInt()).isEqualTo(4);
    assertThat(report.json().path("errors"))
        .extracting(error -> error.path("place").stringValue())
        .containsExactly("line 4", "line 5", "line 6", "line 7");
    assertThat(state(calls.get(0))).isEqualTo("DONE");
    assertThat(consents.consenting("CALL", "MARKETING").contains(customer)).isFalse();
    assertThat(upload("who,what\r\n").code()).isEqualTo("WORKLIST_FILE_INVALID");
    assertThat(operator.get("/api/call-lists/" + id + "/file").text()).isEqualTo(file);
  }

  /** A list is a file; what is withdrawn of it since is a file as well, as fixed and as signed. */
  @Test
  void shouldRecallFromTheCallCentreWhatWasWithdrawnOfItsList() {
    UUID first = handOver(ChannelCode.CALL, "SPRING", "words");
    UUID second = handOver(ChannelCode.CALL, "AUTUMN", "words");
    UUID third = handOver(ChannelCode.CALL, "WINTER", "words");
    long list = operator.send("POST", "/api/call-lists", Map.of()).json().path("id").asLong();
    String recalls = "/api/call-lists/" + list + "/recalls";
    assertThat(operator.send("POST", recalls, Map.of()).code())
        .isEqualTo("WORKLIST_NOTHING_TO_RECALL");
    assertThat(operator.send("POST", "/api/call-lists/0/recalls", Map.of()).code())
        .isEqualTo("WORKLIST_LIST_UNKNOWN");

    respond("SPRING");
    assertThat(line(list).path("untold").asInt()).isEqualTo(1);
    assertThat(operator.send("POST", recalls, Map.of()).json().path("number").asInt()).isEqualTo(1);
    String told = operator.get(recalls + "/1/file").text();
    assertThat(told)
        .isEqualTo("touch_id,customer,campaign\r\n%s,%s,SPRING\r\n".formatted(first, key));
    assertThat(operator.send("POST", recalls, Map.of()).code())
        .isEqualTo("WORKLIST_NOTHING_TO_RECALL");

    respond("AUTUMN");
    assertThat(operator.send("POST", recalls, Map.of()).json().path("items").asInt()).isEqualTo(2);
    assertThat(operator.get(recalls + "/2/file").text())
        .contains(first.toString(), second.toString())
        .doesNotContain(third.toString());
    assertThat(operator.get(recalls + "/1/file").text()).isEqualTo(told);
    assertThat(operator.get(recalls + "/3/file").code()).isEqualTo("WORKLIST_LIST_UNKNOWN");
    var line = line(list);
    assertThat(line.path("recall").asInt()).isEqualTo(2);
    assertThat(line.path("recalled").asInt()).isEqualTo(2);
    assertThat(line.path("untold").asInt()).isZero();
    assertThat(manager.get(recalls + "/1/file").status()).isEqualTo(403);
    assertThat(
            jdbc.sql("select count(*) from access_audit where subject = ? and action = ?")
                .params("call-list:" + list + "/1", "CALL_RECALL_TAKEN")
                .query(Integer.class)
                .single())
        .isEqualTo(2);
  }

  /** Signed like the list, and never to be taken for a list. */
  @Test
  void shouldSignARecallByItsOwnName() throws Exception {
    handOver(ChannelCode.CALL, "SPRING", "words");
    long list = operator.send("POST", "/api/call-lists", Map.of()).json().path("id").asLong();
    respond("SPRING");
    operator.send("POST", "/api/call-lists/" + list + "/recalls", Map.of());
    String path = "/api/call-lists/" + list + "/recalls/1";
    var manifest = operator.get(path + "/manifest").json();
    String sha256 = manifest.path("sha256").stringValue();
    assertThat(sha256).isEqualTo(Canonical.sha256(operator.get(path + "/file").text()));
    String lines =
        String.join("\n", "v1", list + "/1", "1", sha256, manifest.path("createdAt").stringValue());
    assertThat(manifest.path("signature").stringValue())
        .isEqualTo("v1=" + HexFormat.of().formatHex(keys.mark("call-list").of(lines)));
    assertThat(manifest.path("file").stringValue()).isEqualTo("calls-" + list + "-recall-1.csv");
  }

  /** Called all the same: that they want no more of it counts, what else they said does not. */
  @Test
  void shouldHearARefusalOfWhoWasCalledThoughRecalled() {
    UUID call = handOver(ChannelCode.CALL, "SPRING", "words");
    respond("SPRING");
    assertThat(
            upload("touch_id,result,call_back\r\n%s,INTERESTED,\r\n".formatted(call))
                .json()
                .path("errors")
                .get(0)
                .path("code")
                .stringValue())
        .isEqualTo("WORKLIST_ITEM_WITHDRAWN");
    assertThat(consents.consenting("CALL", "MARKETING").contains(customer)).isTrue();
    assertThat(
            upload("touch_id,result,call_back\r\n%s,REFUSED,\r\n".formatted(call))
                .json()
                .path("accepted")
                .asInt())
        .isEqualTo(1);
    assertThat(consents.consenting("CALL", "MARKETING").contains(customer)).isFalse();
  }

  private JsonNode line(long list) {
    for (JsonNode line : operator.get("/api/call-lists").json().path("lists")) {
      if (line.path("id").asLong() == list) {
        return line;
      }
    }
    throw new AssertionError("no list " + list);
  }
}
