package io.baton.window;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries entries from the database to the topic. What was sent and not yet removed is sent again
 * after a crash, by any node and in any order: the windows hold sets, to which an entry is added
 * once.
 */
@Component
class EntryRelay {
  private static final int BATCHES = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final WindowBook book;
  private final TransactionTemplate transactions;
  private final WindowTopics topics;
  private final Semaphore news = new Semaphore(0);
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  EntryRelay(WindowBook book, TransactionTemplate transactions, WindowTopics topics) {
    this.book = book;
    this.transactions = transactions;
    this.topics = topics;
  }

  /** There is something to carry. */
  void look() {
    news.release();
  }

  /** Until somebody says so, or for so long: another node may have left something. */
  void awaitNews(long millis) throws InterruptedException {
    if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      news.drainPermits();
    }
  }

  /**
   * @return whether there may be more
   * @throws KafkaException if the broker does not take them; they stay
   */
  boolean carry() {
    return Boolean.TRUE.equals(
        transactions.execute(
            transaction -> {
              List<WindowBook.Waiting> waiting = book.takeEntries(BATCHES);
              if (!waiting.isEmpty()) {
                send(waiting);
                book.removeEntries(waiting);
              }
              return waiting.size() == BATCHES;
            }));
  }

  private void send(List<WindowBook.Waiting> waiting) {
    KafkaProducer<byte[], byte[]> open = producer();
    List<Future<RecordMetadata>> answers = new ArrayList<>();
    for (WindowBook.Waiting batch : waiting) {
      for (int at = 0; at < batch.entries().length; at += Entry.BYTES) {
        byte[] value = new byte[Entry.BYTES];
        System.arraycopy(batch.entries(), at, value, 0, value.length);
        int customer = Entry.read(ByteBuffer.wrap(value)).customer();
        byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt(customer).array();
        answers.add(open.send(new ProducerRecord<>(topics.entries(), key, value)));
      }
    }
    try {
      for (Future<RecordMetadata> answer : answers) {
        answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("entries were not taken", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  private synchronized KafkaProducer<byte[], byte[]> producer() {
    KafkaProducer<byte[], byte[]> open = producer;
    if (open == null) {
      open =
          new KafkaProducer<>(
              Map.of(
                  ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  topics.servers(),
                  ProducerConfig.LINGER_MS_CONFIG,
                  2,
                  ProducerConfig.COMPRESSION_TYPE_CONFIG,
                  "lz4",
                  ProducerConfig.MAX_BLOCK_MS_CONFIG,
                  10_000L,
                  ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                  5_000,
                  ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                  (int) PATIENCE.toMillis()),
              new ByteArraySerializer(),
              new ByteArraySerializer());
      producer = open;
    }
    return open;
  }

  synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
      producer = null;
    }
  }
}
