package io.baton.channel.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts signed bodies to one peer and says no more of an exchange than is known. It follows no
 * redirect, repeats nothing, keeps no cookie, uses no proxy and unpacks nothing.
 */
final class HttpPeer implements AutoCloseable {
  private static final String LEAVING = "baton.leaving";
  private static final int CONNECTIONS = 32;

  private static final ScheduledThreadPoolExecutor DEADLINES = deadlines();

  private final Destination destination;
  private final HttpEndpoint endpoint;
  private final InstantSource time;
  private final CloseableHttpClient client;

  /**
   * @param time the wall clock, which the peer compares with its own; campaign time may be moved
   */
  HttpPeer(Destination destination, HttpEndpoint endpoint, PinnedNames names, InstantSource time) {
    this.destination = destination;
    this.endpoint = endpoint;
    this.time = time;
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(names)
                    .setMaxConnPerRoute(CONNECTIONS)
                    .setMaxConnTotal(CONNECTIONS)
                    .setDefaultConnectionConfig(connections(endpoint))
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(timeout(endpoint.answerTimeout().toMillis()))
                    .setResponseTimeout(timeout(endpoint.answerTimeout().toMillis()))
                    .setRedirectsEnabled(false)
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .addExecInterceptorBefore(
                ChainElement.MAIN_TRANSPORT.name(),
                "leaving",
                (request, scope, chain) -> {
                  scope.clientContext.setAttribute(LEAVING, true);
                  return chain.proceed(request, scope);
                })
            .build();
  }

  private static ConnectionConfig connections(HttpEndpoint endpoint) {
    return ConnectionConfig.custom()
        .setConnectTimeout(timeout(endpoint.connectTimeout().toMillis()))
        .setSocketTimeout(timeout(endpoint.answerTimeout().toMillis()))
        // A connection that the peer has closed meanwhile would look like a message in doubt.
        .setValidateAfterInactivity(TimeValue.ofMilliseconds(10))
        .setTimeToLive(TimeValue.ofMinutes(5))
        .build();
  }

  /**
   * @param key for the header {@code Idempotency-Key}; null where each message has its own inside
   */
  Exchange post(byte[] body, @Nullable String key) {
    HttpPost request = new HttpPost(destination.uri());
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    request.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
    if (key != null) {
      request.setHeader("Idempotency-Key", key);
    }
    sign(request, body);
    HttpClientContext context = HttpClientContext.create();
    ScheduledFuture<?> deadline =
        DEADLINES.schedule(
            request::cancel, endpoint.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
    try {
      return client.execute(request, context, response -> answer(request, response));
    } catch (PinnedNames.Blocked e) {
      return new Exchange.NotSent("DESTINATION_BLOCKED");
    } catch (UnknownHostException e) {
      return new Exchange.NotSent("NAME_NOT_RESOLVED");
    } catch (IOException | RuntimeException e) {
      return context.getAttribute(LEAVING) == null
          ? new Exchange.NotSent("PEER_NOT_REACHABLE")
          : new Exchange.NoAnswer("NO_ANSWER");
    } finally {
      deadline.cancel(false);
    }
  }

  private void sign(HttpPost request, byte[] body) {
    long now = time.instant().getEpochSecond();
    request.setHeader(Signature.KEY_HEADER, endpoint.keyId());
    request.setHeader(Signature.TIME_HEADER, Long.toString(now));
    request.setHeader(
        Signature.SIGNATURE_HEADER,
        Signature.of(
            endpoint.secret(), endpoint.keyId(), now, "POST", request.getRequestUri(), body));
  }

  private Exchange answer(HttpPost request, ClassicHttpResponse response) throws IOException {
    Header after = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    return new Exchange.Answer(
        response.getCode(), after == null ? null : after.getValue(), body(request, response));
  }

  private byte @Nullable [] body(HttpPost request, ClassicHttpResponse response)
      throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new byte[0];
    }
    int most = Math.toIntExact(endpoint.largestAnswer().toBytes());
    InputStream content = entity.getContent();
    byte[] read = content.readNBytes(most + 1);
    if (read.length <= most) {
      return read;
    }
    // Closing would read the rest first.
    request.cancel();
    return null;
  }

  private static Timeout timeout(long millis) {
    return Timeout.ofMilliseconds(millis);
  }

  private static ScheduledThreadPoolExecutor deadlines() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "http-channel-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
