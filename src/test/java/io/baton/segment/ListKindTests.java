package io.baton.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller.Answer;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Segments of listed customers. */
@BatonTest
class ListKindTests extends KindBank {
  @Test
  void shouldImportAListAndSayWhatBecameOfEveryLine() {
    String file =
        "\uFEFFcustomer,remark\nK1,a\n K2 ,b\nK1,again\nnobody\n"
            + "x".repeat(70)
            + "\n\"K3\"\n\nK2;x\n";

    Answer uploaded = upload("", file);
    assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
    JsonNode report = uploaded.json();

    assertThat(report.path("lines").asInt()).isEqualTo(7);
    assertThat(report.path("customers").asInt()).isEqualTo(3);
    assertThat(report.path("duplicates").asInt()).isEqualTo(2);
    assertThat(report.path("unknown").asInt()).isEqualTo(1);
    assertThat(report.path("malformed").asInt()).isEqualTo(1);
    assertThat(report.path("firstRefused").get(0).path("number").asInt()).isEqualTo(5);
    long list = report.path("id").asLong();
    create("listed", "LIST", "{\"list\":" + list + "}");
    assertThat(ids(segments.evaluate(segments.find("listed").orElseThrow())))
        .isEqualTo(Set.of(id(1), id(2), id(3)));
    assertThat(caller.get("/api/segment-lists/" + list + "/refused.csv").text())
        .isEqualTo("line,reason,key\r\n5,UNKNOWN,nobody\r\n6,MALFORMED,\r\n");

    JsonNode more = upload("?appendTo=" + list, "K4\nK1\n").json();
    assertThat(more.path("customers").asInt()).isEqualTo(4);
    assertThat(more.path("duplicates").asInt()).isEqualTo(1);
    assertThat(change("listed", "{\"list\":" + more.path("id").asLong() + "}").status())
        .isEqualTo(200);
  }

  @Test
  void shouldTakeALongListInWholeAndRefuseTheWrongOne() {
    Random random = new Random(3);
    StringBuilder file = new StringBuilder();
    Set<Integer> expected = new TreeSet<>();
    int unknown = 0;
    for (int line = 0; line < 30_000; line++) {
      int i = random.nextInt(2 * CUSTOMERS);
      file.append('K').append(i).append('\n');
      if (i < CUSTOMERS) {
        expected.add(i);
      } else {
        unknown++;
      }
    }
    JsonNode report = upload("", file.toString()).json();

    assertThat(report.path("customers").asInt()).isEqualTo(expected.size());
    assertThat(report.path("unknown").asInt()).isEqualTo(unknown);
    assertThat(report.path("duplicates").asInt()).isEqualTo(30_000 - unknown - expected.size());
    assertThat(upload("", "13800000001\n13800000002\n").code()).isEqualTo("SEGMENT_LIST_WRONG_KEY");
    assertThat(upload("", "K1\n\"K2\n").code()).isEqualTo("SEGMENT_LIST_UNREADABLE");
    assertThat(upload("", "").code()).isEqualTo("SEGMENT_LIST_WRONG_KEY");
    Answer binary = imports.upload("/api/segment-lists", new byte[] {75, 49, 10, -1, -2, 0, 10});
    assertThat(binary.code()).isEqualTo("SEGMENT_LIST_UNREADABLE");
  }
}
