package io.placemarket.marketplace;

import io.placemarket.edge.database.DatabaseAddress;
import io.placemarket.embedded.EmbeddedMongo;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded store, where no MongoDB is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression(StoreConfiguration.NO_DATABASE_CONFIGURED)
class StoreConfiguration {
    static final String NO_DATABASE_CONFIGURED = "'${placemarket.mongodb.uri:}'.isBlank()";

    @Bean(destroyMethod = "close")
    EmbeddedMongo embeddedMongo(@Value("${placemarket.data:data}") Path folder) {
        return EmbeddedMongo.open(folder.toAbsolutePath().normalize());
    }

    @Bean
    DatabaseAddress databaseAddress(EmbeddedMongo store) {
        return new DatabaseAddress(store.uri());
    }
}
