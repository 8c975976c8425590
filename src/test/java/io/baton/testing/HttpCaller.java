package io.baton.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a running Baton as a browser does: keeps cookies, sends the CSRF token back. */
public final class HttpCaller {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI base;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

  public HttpCaller(int port) {
    this.base = URI.create("http://localhost:" + port);
  }

  /** A caller who has signed in. */
  public static HttpCaller signedIn(int port, String name, String password) {
    HttpCaller caller = new HttpCaller(port);
    caller.get("/api/session");
    Answer answer = caller.send("POST", "/api/session", Map.of("name", name, "password", password));
    if (answer.status() != 200) {
      throw new IllegalStateException("could not sign in: " + answer);
    }
    return caller;
  }

  public Answer get(String path) {
    return exchange(HttpRequest.newBuilder(base.resolve(path)).GET());
  }

  /** With a JSON body, from anything Jackson can write. */
  public Answer send(String method, String path, Object body) {
    return sendText(method, path, JSON.writeValueAsString(body), "application/json");
  }

  public Answer sendText(String method, String path, String body, String contentType) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", contentType)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    return exchange(request);
  }

  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  public Answer exchange(HttpRequest.Builder request) {
    try {
      return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public URI uri(String path) {
    return base.resolve(path);
  }

  /** What came back. */
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String text() {
      return response.body();
    }

    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    /** The stable code of a problem; empty where the body is none. */
    public String code() {
      return response.body().isEmpty() ? "" : json().path("code").asString("");
    }

    public String header(String name) {
      return String.join(", ", response.headers().allValues(name));
    }

    @Override
    public String toString() {
      return status() + " " + text();
    }
  }
}
