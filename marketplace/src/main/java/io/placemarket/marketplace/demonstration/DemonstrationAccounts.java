package io.placemarket.marketplace.demonstration;

import io.placemarket.edge.account.Accounts;
import io.placemarket.edge.account.NewAccount;
import io.placemarket.edge.account.SignInHints;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.marketplace.demonstration.plan.RegionPlan.AccountOrganisations;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Accounts anybody may use. Their passwords are public; they exist in the demonstration only. */
final class DemonstrationAccounts implements SignInHints {
    private static final String PASSWORD_ENDING = "-demonstration";

    private static final Hint TRUST = hint("trust", "Provider: University Hospitals of North Midlands, an NHS trust");
    private static final Hint PRACTICE = hint("practice", "Provider: Dove River, a GP practice");
    private static final Hint HOSPICE = hint("hospice", "Provider: Example Hospice (fictional)");
    private static final Hint KEELE = hint("keele", "University: Keele University");
    private static final Hint BIRMINGHAM = hint("bcu", "University: Birmingham City University");
    private static final Hint REGION = hint("region", "Region: sees capacity, fill and gaps; plans programme starts");
    private static final Hint OPERATOR = hint("operator", "Operator: adds organisations, runs the market");

    private static Hint hint(String user, String what) {
        return new Hint(user, user + PASSWORD_ENDING, what);
    }

    @Override
    public List<Hint> hints() {
        return List.of(TRUST, PRACTICE, HOSPICE, KEELE, BIRMINGHAM, REGION, OPERATOR);
    }

    /** Puts them into the market. */
    static Mono<Void> create(Accounts accounts, AccountOrganisations organisations) {
        return Flux.just(
                        account(TRUST, Role.PROVIDER, Optional.of(organisations.trust())),
                        account(PRACTICE, Role.PROVIDER, Optional.of(organisations.practice())),
                        account(HOSPICE, Role.PROVIDER, Optional.of(organisations.hospice())),
                        account(KEELE, Role.UNIVERSITY, Optional.of(organisations.firstUniversity())),
                        account(BIRMINGHAM, Role.UNIVERSITY, Optional.of(organisations.secondUniversity())),
                        account(REGION, Role.REGIONAL, Optional.empty()),
                        account(OPERATOR, Role.OPERATOR, Optional.empty()))
                .flatMap(accounts::put)
                .then();
    }

    private static NewAccount account(Hint hint, Role role, Optional<OrganisationId> organisation) {
        return new NewAccount(hint.user(), hint.password(), role, organisation);
    }
}
