package io.baton.event.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A feed by HTTP, some hundreds of messages a request. Told to come later, it does. */
final class FeedTarget implements Target {
  private static final int MOST = 1_000;
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI to;
  private final String secret;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int messages;

  FeedTarget(URI to, String secret) {
    this.to = to;
    this.secret = secret;
  }

  @Override
  public void send(Played message) throws IOException, InterruptedException {
    body.write((messages == 0 ? "{\"events\":[" : ",").getBytes(StandardCharsets.UTF_8));
    body.write(message.json());
    if (++messages == MOST || body.size() > MOST_BYTES) {
      flush();
    }
  }

  @Override
  public void flush() throws IOException, InterruptedException {
    if (messages == 0) {
      return;
    }
    body.write("]}".getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    body.reset();
    messages = 0;
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    while (answer.statusCode() == 429) {
      TimeUnit.SECONDS.sleep(
          Math.min(60, answer.headers().firstValueAsLong("Retry-After").orElse(1)));
      answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    }
    if (answer.statusCode() != 200) {
      throw new IOException("the feed answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  @Override
  public void close() {
    body.reset();
  }
}
