package io.placemarket.edge.account;

import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Accounts are added and taken away by an operator. */
@RestController
final class AccountController {
    private static final String USER =
            "1 to 64 letters, digits, dots, hyphens, underscores and at-signs, beginning with a letter or digit";
    private static final String PASSWORD =
            NewAccount.SHORTEST_PASSWORD + " characters or more, at most " + NewAccount.LONGEST_PASSWORD + " bytes";
    private static final String ORGANISATION = "an organisation's identifier";

    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    /** What is sent to add an account. */
    record Request(
            @Nullable String user,
            @Nullable String password,
            @Nullable String role,
            @Nullable String organisation) {
        NewAccount checked() {
            String name = Fields.required("user", user, USER);
            if (!name.matches(NewAccount.USER)) {
                throw Problem.invalid("user", name, USER).refused();
            }
            Role as = Fields.one("role", role, Role.class);
            Optional<OrganisationId> of =
                    Fields.optionalId("organisation", organisation, OrganisationId::new, ORGANISATION);
            boolean actsForOne = as == Role.PROVIDER || as == Role.UNIVERSITY;
            if (actsForOne && of.isEmpty()) {
                throw Problem.missing("organisation", ORGANISATION + ", for the role " + as)
                        .refused();
            }
            if (!actsForOne && of.isPresent()) {
                throw Problem.invalid("organisation", of.get().value(), "nothing, for the role " + as)
                        .refused();
            }
            return new NewAccount(name, strongEnough(), as, of);
        }

        private String strongEnough() {
            String text = Fields.required("password", password, PASSWORD);
            if (text.codePointCount(0, text.length()) < NewAccount.SHORTEST_PASSWORD
                    || text.getBytes(StandardCharsets.UTF_8).length > NewAccount.LONGEST_PASSWORD) {
                // The answer does not repeat it.
                throw Problem.invalid("password", "", PASSWORD).refused();
            }
            return text;
        }

        /** Without the password, so that none reaches a log. */
        @Override
        public String toString() {
            return "Request[" + user + ", " + role + "]";
        }
    }

    /** An account as it is answered. */
    record Answer(String user, Role role, Optional<OrganisationId> organisation) {}

    @PostMapping("/api/accounts")
    Mono<ResponseEntity<Answer>> add(Actor actor, @RequestBody Request request) {
        operatorsOnly(actor);
        return accounts.add(request.checked())
                .map(account -> ResponseEntity.created(URI.create("/api/accounts/" + account.user()))
                        .body(new Answer(account.user(), account.role(), account.organisation())));
    }

    @DeleteMapping("/api/accounts/{user}")
    Mono<ResponseEntity<Void>> deactivate(Actor actor, @PathVariable String user) {
        operatorsOnly(actor);
        if (actor.user().equals(user)) {
            throw Problem.invalid("user", user, "an account other than your own")
                    .refused();
        }
        return accounts.deactivate(user)
                .filter(done -> done)
                .map(done -> ResponseEntity.noContent().<Void>build())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no active account of that name.")
                                .refused()));
    }

    private static void operatorsOnly(Actor actor) {
        if (actor.role() != Role.OPERATOR) {
            throw Problem.of(ProblemCode.NOT_ALLOWED, "Only an operator changes accounts.")
                    .refused();
        }
    }
}
