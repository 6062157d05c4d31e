package io.placemarket.edge.account;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.placemarket.edge.database.DatabaseAutoConfiguration;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The accounts, and signing in. */
@AutoConfiguration(after = DatabaseAutoConfiguration.class)
@Import({AccountController.class, SignInController.class})
public class AccountAutoConfiguration {
    /** In the environment {@code PLACEMARKET_OPERATOR_PASSWORD}. */
    public static final String OPERATOR_PASSWORD = "placemarket.operator.password";

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    Accounts accounts(MongoDatabase reactiveMongoDatabase, Passwords passwords) {
        return new Accounts(reactiveMongoDatabase, passwords);
    }

    @Bean
    SignIn signIn(Accounts accounts, Passwords passwords, Clock clock) {
        return new SignIn(accounts, passwords, new FailedSignIns(clock));
    }

    @Bean
    Sessions sessions(MongoDatabase reactiveMongoDatabase, Accounts accounts, Clock clock) {
        return new Sessions(new SharedSecret(reactiveMongoDatabase, "sign-in"), accounts, clock);
    }

    @Bean
    @ConditionalOnProperty(OPERATOR_PASSWORD)
    FirstOperator firstOperator(Accounts accounts, Environment environment) {
        return new FirstOperator(accounts, environment.getRequiredProperty(OPERATOR_PASSWORD));
    }

    @Bean
    WebFluxConfigurer accountArguments() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new WhoAsks());
            }
        };
    }

    /** Lets controllers take the {@link Account} or {@link Actor} that makes the request as an argument. */
    private static final class WhoAsks implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Account.class || parameter.getParameterType() == Actor.class;
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
            return SignedIn.account()
                    .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.SIGN_IN_REQUIRED, "This needs an account.")
                            .refused()))
                    .map(account -> parameter.getParameterType() == Actor.class ? account.actor() : account);
        }
    }
}
