/**
 * A broker for tests that encrypts, knows its users and lets them do what they are allowed to.
 *
 * <p>Enter at {@link dev.etlsdk.testkit.kafka.security.KafkaSecurity}, which an embedded broker is
 * started with; what its clients need is in {@link dev.etlsdk.testkit.kafka.security.SecuredKafka}.
 *
 * <pre>{@code
 * EmbeddedKafka broker = EmbeddedKafka.start(EmbeddedKafkaOptions.defaults()
 *     .withSecurity(KafkaSecurity.user("etl", "hush-hush").withTls().withAuthorization()));
 * broker.allow("etl", KafkaResource.TOPIC, "orders", "READ");
 * KafkaSource orders = KafkaSource.topic("orders")
 *     .bootstrapServers(broker.secured().bootstrapServers())
 *     .properties(broker.secured().login(SaslMechanism.SCRAM_SHA_512, "etl"))
 *     …
 * }</pre>
 *
 * <p>A test class gets such a broker by {@code @KafkaTest(security = @Secured(users =
 * "etl:hush-hush"))}.
 */
@NullMarked
package dev.etlsdk.testkit.kafka.security;

import org.jspecify.annotations.NullMarked;
