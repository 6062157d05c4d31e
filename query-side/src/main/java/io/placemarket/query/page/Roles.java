package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;

/** For whom a page is. */
final class Roles {
    private Roles() {}

    /**
     * The organisation somebody in this role acts for.
     *
     * @throws io.placemarket.kernel.problem.RefusedException not-allowed for another role
     */
    static OrganisationId organisation(Account account, Role role) {
        require(account, role);
        return account.organisation()
                .orElseThrow(() -> Problem.of(
                                ProblemCode.NOT_ALLOWED,
                                "This page is for an organisation; your account acts for none.")
                        .refused());
    }

    /**
     * Lets only this role pass.
     *
     * @throws io.placemarket.kernel.problem.RefusedException not-allowed for another
     */
    static void require(Account account, Role role) {
        if (account.role() != role) {
            throw Problem.of(
                            ProblemCode.NOT_ALLOWED,
                            switch (role) {
                                case PROVIDER -> "This page is for providers.";
                                case UNIVERSITY -> "This page is for universities.";
                                case REGIONAL -> "This page is for regional teams.";
                                case OPERATOR -> "This page is for operators.";
                            })
                    .refused();
        }
    }
}
