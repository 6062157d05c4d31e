package io.placemarket.marketplace;

import io.placemarket.edge.database.DatabaseAddress;
import io.placemarket.embedded.EmbeddedMongo;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded store, where no MongoDB is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression(StoreConfiguration.NO_DATABASE_CONFIGURED)
class StoreConfiguration {
    static final String NO_DATABASE_CONFIGURED = "'${placemarket.mongodb.uri:}'.isBlank()";

    private static final Logger LOG = LoggerFactory.getLogger(StoreConfiguration.class);

    @Bean(destroyMethod = "close")
    EmbeddedMongo embeddedMongo(@Value("${placemarket.data:data}") Path folder) {
        return EmbeddedMongo.open(folder.toAbsolutePath().normalize());
    }

    @Bean
    DatabaseAddress databaseAddress(
            EmbeddedMongo store, @Value("${placemarket.print-store-uri:false}") boolean printed) {
        if (printed) {
            LOG.warn(
                    "Whoever has this address may do everything, until the end of this run: {}",
                    store.uri("placemarket"));
        }
        return new DatabaseAddress(store.uri());
    }
}
