package io.baton.embedded;

import io.baton.shared.KafkaAddress;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts what no setting names elsewhere; the order of start and stop follows from the beans. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "baton.embedded", matchIfMissing = true)
class EmbeddedParts {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedParts.class);

  @Bean
  @ConditionalOnExpression("'${baton.database.url:}'.isEmpty()")
  EmbeddedPostgres embeddedPostgres(@Value("${baton.data}") Path data) {
    log.info("starting PostgreSQL");
    return EmbeddedPostgres.start(data.resolve("postgres"));
  }

  @Bean
  @ConditionalOnExpression("'${baton.database.url:}'.isEmpty()")
  JdbcConnectionDetails embeddedDatabase(EmbeddedPostgres postgres) {
    return new DatabaseAddress(postgres.url("baton"), postgres.user(), postgres.password());
  }

  @Bean
  @ConditionalOnExpression("!'${baton.database.url:}'.isEmpty()")
  JdbcConnectionDetails namedDatabase(
      @Value("${baton.database.url}") String url,
      @Value("${baton.database.user:baton}") String user,
      @Value("${baton.database.password:}") String password) {
    return new DatabaseAddress(url, user, password);
  }

  @Bean
  @ConditionalOnExpression("'${baton.kafka.bootstrap-servers:}'.isEmpty()")
  EmbeddedKafka embeddedKafka(@Value("${baton.data}") Path data) {
    log.info("starting Kafka");
    return EmbeddedKafka.start(data.resolve("kafka"));
  }

  @Bean
  @ConditionalOnExpression("'${baton.kafka.bootstrap-servers:}'.isEmpty()")
  KafkaAddress embeddedKafkaAddress(EmbeddedKafka kafka) {
    log.info("Kafka answers at {}", kafka.bootstrapServers());
    return new KafkaAddress(kafka.bootstrapServers());
  }

  @Bean
  @ConditionalOnExpression("!'${baton.kafka.bootstrap-servers:}'.isEmpty()")
  KafkaAddress namedKafkaAddress(@Value("${baton.kafka.bootstrap-servers}") String servers) {
    return new KafkaAddress(servers);
  }

  private record DatabaseAddress(String getJdbcUrl, String getUsername, String getPassword)
      implements JdbcConnectionDetails {}
}
