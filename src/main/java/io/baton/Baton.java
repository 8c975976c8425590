package io.baton;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Baton {
  public static void main(String[] args) {
    SpringApplication.run(Baton.class, args);
  }
}
