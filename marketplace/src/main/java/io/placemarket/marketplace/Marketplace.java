package io.placemarket.marketplace;

import io.placemarket.command.CommandSide;
import io.placemarket.embedded.StoreTool;
import io.placemarket.marketplace.demonstration.DemonstrationConfiguration;
import io.placemarket.query.QuerySide;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The whole market in one process: what {@code mvn spring-boot:run} starts. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({
    StoreConfiguration.class,
    DemonstrationConfiguration.class,
    CommandSide.class,
    QuerySide.class,
    MarketplaceConfiguration.class
})
public class Marketplace {
    /** Starts the market; or, if the words are those of {@link StoreTool}, looks after its store, which no market uses meanwhile. */
    public static void main(String[] arguments) {
        if (StoreTool.isMeant(List.of(arguments))) {
            StoreTool.main(arguments);
            return;
        }
        try {
            SpringApplication.run(Marketplace.class, arguments);
        } catch (RuntimeException e) {
            // It was told in one sentence already; threads that are left must not keep the process.
            System.exit(1);
        }
    }
}
