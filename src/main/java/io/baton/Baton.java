package io.baton;

import io.baton.event.replay.Replay;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Beans are named by package, so that two modules may use one word for what is theirs. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Baton {
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("replay")) {
      System.exit(Replay.run(System.out, Arrays.copyOfRange(args, 1, args.length)));
    }
    SpringApplication.run(Baton.class, args);
  }
}
