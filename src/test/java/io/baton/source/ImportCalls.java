package io.baton.source;

import static org.awaitility.Awaitility.await;

import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Imports as curl makes them. */
public final class ImportCalls {
  private static final String BOUNDARY = "----baton-test";

  private final HttpCaller caller;

  public ImportCalls(HttpCaller caller) {
    this.caller = caller;
  }

  /** A multipart upload of one file. */
  public Answer upload(String path, byte[] file) {
    return upload(path, () -> new ByteArrayInputStream(file));
  }

  public Answer upload(String path, Supplier<InputStream> file) {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../x.csv\"\r\n\r\n"
            .formatted(BOUNDARY);
    String tail = "\r\n--%s--\r\n".formatted(BOUNDARY);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(caller.uri(path))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () ->
                        new SequenceInputStream(
                            Collections.enumeration(
                                List.of(bytes(head), file.get(), bytes(tail))))));
    caller.cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    return caller.exchange(request);
  }

  /** Imports in one call and waits for the end. */
  public JsonNode done(String query, String file) {
    Answer started = upload("/api/imports?" + query, file.getBytes(StandardCharsets.UTF_8));
    if (started.status() != 202) {
      throw new AssertionError(started.toString());
    }
    return finished(started.json().path("id").asLong());
  }

  public JsonNode finished(long id) {
    return await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> caller.get("/api/imports/" + id).json(),
            status -> !status.path("state").asString().equals("RUNNING"));
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
