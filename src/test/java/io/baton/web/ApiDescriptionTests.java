package io.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testing.BatonTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * docs/openapi.json, of which the records of the front end are made, is what the application says
 * of itself. {@code mvn test -Dtest=ApiDescriptionTests -Dbaton.write-api=true} writes it anew;
 * {@code npm run api} in frontend then makes the records.
 */
@BatonTest
class ApiDescriptionTests {
  private static final Path KEPT = Path.of("docs/openapi.json");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort int port;

  @Test
  void shouldBeWhatTheApplicationSays() throws Exception {
    String said = written(said());
    if (Boolean.getBoolean("baton.write-api")) {
      Files.writeString(KEPT, said);
    }

    List<String> kept = Files.readAllLines(KEPT);
    List<String> now = said.lines().toList();
    int at = 0;
    while (at < Math.min(kept.size(), now.size()) && kept.get(at).equals(now.get(at))) {
      at++;
    }
    assertThat(around(kept, at)).as("line %d of %s", at + 1, KEPT).isEqualTo(around(now, at));
  }

  /** The whole would be a megabyte. */
  private static List<String> around(List<String> lines, int at) {
    return lines.subList(
        Math.max(0, Math.min(at - 5, lines.size())), Math.min(at + 5, lines.size()));
  }

  private Map<?, ?> said() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/v3/api-docs".formatted(port)))
                    .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    Map<?, ?> description = JSON.readValue(answer.body(), Map.class);
    // The one thing in it that is different wherever it runs.
    description.remove("servers");
    return description;
  }

  /** In the order of names, a line each, so that a change shows as itself. */
  private static String written(Map<?, ?> description) {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    PrettyPrinter printer =
        new DefaultPrettyPrinter(separators).withObjectIndenter(lines).withArrayIndenter(lines);
    ObjectWriter writer =
        JSON.writer().with(printer).with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    return writer.writeValueAsString(description) + "\n";
  }
}
