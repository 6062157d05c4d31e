package io.placemarket.marketplace;

import io.placemarket.edge.account.SignInHints;
import io.placemarket.query.views.Views;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the one process has beyond its two sides. */
@Configuration(proxyBeanMethods = false)
class MarketplaceConfiguration {
    @Bean
    Readiness readiness() {
        return new Readiness();
    }

    @Bean
    NotReadyFilter notReadyFilter(Readiness readiness) {
        return new NotReadyFilter(readiness);
    }

    @Bean
    LevelViews levelViews(Views views, Readiness readiness) {
        return new LevelViews(views, readiness);
    }

    @Bean
    Welcome welcome(WebServerApplicationContext context, ObjectProvider<SignInHints> hints) {
        return new Welcome(context, hints);
    }
}
