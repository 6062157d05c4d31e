package io.placemarket.edge.account;

import io.placemarket.kernel.identity.Role;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;

/** Lets somebody into a new market: adds the account {@value #USER} where no operator exists and its password is configured. */
final class FirstOperator implements InitializingBean {
    static final String USER = "operator";
    private static final Logger LOG = LoggerFactory.getLogger(FirstOperator.class);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Accounts accounts;
    private final String password;

    FirstOperator(Accounts accounts, String password) {
        this.accounts = accounts;
        this.password = password;
    }

    @Override
    public void afterPropertiesSet() {
        accounts.hasActive(Role.OPERATOR)
                .filter(exists -> !exists)
                .flatMap(none -> accounts.put(new NewAccount(USER, password, Role.OPERATOR, Optional.empty())))
                .doOnNext(added -> LOG.info("There was no operator: the account '{}' was added", USER))
                .block(LONGEST);
    }
}
