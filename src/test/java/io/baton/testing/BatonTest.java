package io.baton.testing;

import io.baton.scoring.ScriptedModel;
import io.baton.shared.KafkaAddress;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a random port, with a fresh database on the shared server, the shared
 * broker, a data directory below {@code target/}, no demo bank and a clock that tests may move.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "baton.embedded=false",
      "baton.demo=none",
      "baton.test-clock=true",
      // Tests that move the clock over a night do not want one.
      "baton.tag.night-look=P1D",
      // Each bank would open two dozen connections before anybody asks, and a paused one keep them.
      "spring.datasource.hikari.minimum-idle=2",
      "spring.datasource.hikari.idle-timeout=10000"
    })
@Import(BatonTest.SharedParts.class)
@ContextConfiguration(initializers = BatonTest.OwnDirectory.class)
public @interface BatonTest {
  /** A data directory and a topic for each application context. */
  class OwnDirectory implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      UUID own = UUID.randomUUID();
      TestPropertyValues.of("baton.data=target/test-data/" + own, "baton.event.topic=test." + own)
          .applyTo(context);
    }
  }

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

    /** A thousand people sign in; what one try costs in the product is for a test of its own. */
    @Bean
    @Primary
    PasswordEncoder quickPasswords() {
      return new DelegatingPasswordEncoder(
          "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(4)));
    }

    @Bean
    ScriptedModel scriptedModel() {
      return new ScriptedModel();
    }

    @Bean
    StatementsReadOnce statementsReadOnce() {
      return new StatementsReadOnce();
    }

    @Bean
    KafkaAddress testKafka() {
      return new KafkaAddress(TestKafka.bootstrapServers());
    }
  }
}
