package io.baton;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Beans are named by package, so that two modules may use one word for what is theirs. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Baton {
  public static void main(String[] args) {
    SpringApplication.run(Baton.class, args);
  }
}
