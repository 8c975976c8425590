package io.baton.testing;

import io.baton.shared.KafkaAddress;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The whole application on a random port, with a fresh database on the shared server, the shared
 * broker, a data directory below {@code target/}, no demo bank and a clock that tests may move.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "baton.data=target/test-data/${random.uuid}",
      "baton.embedded=false",
      "baton.demo=none",
      "baton.test-clock=true"
    })
@Import(BatonTest.SharedParts.class)
public @interface BatonTest {
  /** Stands in for the embedded parts of the application. */
  @TestConfiguration(proxyBeanMethods = false)
  class SharedParts {
    @Bean
    JdbcConnectionDetails testDatabase() {
      String url = TestPostgres.url(TestPostgres.freshDatabase());
      return new JdbcConnectionDetails() {
        @Override
        public String getJdbcUrl() {
          return url;
        }

        @Override
        public String getUsername() {
          return TestPostgres.user();
        }

        @Override
        public String getPassword() {
          return TestPostgres.password();
        }
      };
    }

    @Bean
    KafkaAddress testKafka() {
      return new KafkaAddress(TestKafka.bootstrapServers());
    }
  }
}
