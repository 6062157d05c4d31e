package io.placemarket.marketplace;

import io.placemarket.edge.account.SignInHints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.core.Ordered;

/** Says where the market is, and who may look around in its demonstration. */
final class Welcome implements ApplicationRunner, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final WebServerApplicationContext context;
    private final ObjectProvider<SignInHints> hints;

    Welcome(WebServerApplicationContext context, ObjectProvider<SignInHints> hints) {
        this.context = context;
        this.hints = hints;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        hints.ifAvailable(demonstration -> {
            LOG.info("Demonstration accounts (user / password):");
            demonstration
                    .hints()
                    .forEach(hint -> LOG.info("  {} / {}   {}", hint.user(), hint.password(), hint.what()));
        });
        var server = context.getWebServer();
        if (server != null) {
            LOG.info("Placemarket is ready at http://localhost:{}", server.getPort());
        }
    }
}
