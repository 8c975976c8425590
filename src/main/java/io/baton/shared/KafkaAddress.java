package io.baton.shared;

/** Where the Kafka brokers are, embedded or the bank's: {@code host:port,host:port}. */
public record KafkaAddress(String bootstrapServers) {}
