package io.placemarket.edge.personal;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.placemarket.edge.account.SharedSecret;
import io.placemarket.edge.database.DatabaseAutoConfiguration;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** What both sides need for students' references. Made while the application starts, when waiting is still allowed. */
@AutoConfiguration(after = DatabaseAutoConfiguration.class)
public class PersonalAutoConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Bean
    KeyedHash keyedHash(MongoDatabase database) {
        return new KeyedHash(Objects.requireNonNull(
                new SharedSecret(database, "references").value().block(PATIENCE)));
    }

    @Bean
    StudentKeys studentKeys(MongoDatabase database) {
        StudentKeys keys = new StudentKeys(database);
        keys.prepare().block(PATIENCE);
        return keys;
    }

    @Bean
    SealedReferences sealedReferences(StudentKeys keys) {
        return new SealedReferences(keys);
    }
}
