package io.placemarket.edge.account;

import io.placemarket.edge.problem.ProblemWriter;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.header.CacheControlServerHttpHeadersWriter;
import org.springframework.security.web.server.header.CompositeServerHttpHeadersWriter;
import org.springframework.security.web.server.header.HttpHeaderWriterWebFilter;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** What is open to all, who gets in, and what browsers are told about our pages. */
@AutoConfiguration(
        after = AccountAutoConfiguration.class,
        before = {ReactiveWebSecurityAutoConfiguration.class, ReactiveUserDetailsServiceAutoConfiguration.class})
public class SecurityAutoConfiguration {
    private static final String[] OPEN_TO_ALL = {
        SignInController.PATH,
        SignInController.OUT,
        "/assets/**",
        "/favicon.ico",
        "/problems",
        "/problems/**",
        "/calendars/**",
        "/api/openapi",
        "/api/openapi/**",
        "/api/openapi.yaml",
        "/api/docs",
        "/api/docs/**",
        "/api/swagger-ui/**",
        "/api/webjars/**",
        "/webjars/**",
        "/health",
        "/health/**",
        "/actuator/health",
        "/actuator/health/**"
    };

    private static final String[] OPERATORS_ONLY = {"/metrics", "/metrics/**"};

    @Bean
    ReactiveAuthenticationManager basicAuthentication(SignIn signIn) {
        return authentication -> signIn.by(authentication.getName(), password(authentication))
                .<Authentication>map(SignedIn::new)
                .switchIfEmpty(
                        Mono.error(() -> new BadCredentialsException("name and password do not belong together")));
    }

    private static String password(Authentication authentication) {
        return authentication.getCredentials() instanceof String password ? password : "";
    }

    /** Requests are measured as a whole; each filter of the chain on its own would cost more than they do. */
    @Bean
    SecurityObservationSettings withoutObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityWebFilterChain placemarketSecurity(
            ServerHttpSecurity http,
            ReactiveAuthenticationManager basicAuthentication,
            Sessions sessions,
            ProblemWriter writer) {
        SignInRequired signInRequired = new SignInRequired(writer);
        ServerAccessDeniedHandler denied = (exchange, failure) -> writer.write(exchange, refusal(failure));
        return http.securityContextRepository(new SessionContext(sessions))
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .httpBasic(basic -> basic.authenticationManager(basicAuthentication)
                        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                        .authenticationEntryPoint(signInRequired))
                .csrf(csrf -> csrf.csrfTokenRepository(CsrfTokens.repository())
                        .csrfTokenRequestHandler(new CsrfTokens())
                        .requireCsrfProtectionMatcher(CsrfTokens.needed())
                        .accessDeniedHandler(denied))
                .headers(HeaderSpec::disable)
                .addFilterAt(
                        new HttpHeaderWriterWebFilter(new CompositeServerHttpHeadersWriter(
                                new CacheControlServerHttpHeadersWriter(), new AnswerHeaders())),
                        SecurityWebFiltersOrder.HTTP_HEADERS_WRITER)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(signInRequired).accessDeniedHandler(denied))
                .authorizeExchange(exchanges -> exchanges
                        .pathMatchers(OPEN_TO_ALL)
                        .permitAll()
                        .pathMatchers(OPERATORS_ONLY)
                        .hasRole(Role.OPERATOR.name())
                        .anyExchange()
                        .authenticated())
                .build();
    }

    private static Problem refusal(Exception failure) {
        return failure instanceof CsrfException
                ? Problem.of(
                        ProblemCode.BAD_CSRF_TOKEN,
                        "The request did not carry the page's token: load the page again, or sign in with each request.")
                : Problem.of(ProblemCode.NOT_ALLOWED, "Your account may not do this.");
    }

    /** Pages get the token's cookie even where they hold no form, for their scripts; and refusals as pages know whom they are for. */
    @Bean
    WebFilter framesOfPages() {
        return (exchange, chain) -> ProblemWriter.wantsPage(exchange)
                ? csrfCookie(exchange).then(SignedIn.remember(exchange)).then(Mono.defer(() -> chain.filter(exchange)))
                : chain.filter(exchange);
    }

    private static Mono<?> csrfCookie(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
    }
}
