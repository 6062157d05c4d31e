package io.placemarket.edge.account;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Role;
import java.util.Optional;

/**
 * An account to be added.
 *
 * @param password at least {@value #SHORTEST_PASSWORD} characters, at most {@value #LONGEST_PASSWORD} bytes
 */
public record NewAccount(String user, String password, Role role, Optional<OrganisationId> organisation) {
    public static final int SHORTEST_PASSWORD = 12;
    /** What a user may be called. */
    public static final String USER = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";
    /** bcrypt reads no further. */
    public static final int LONGEST_PASSWORD = 72;

    /** Without the password, so that none reaches a log. */
    @Override
    public String toString() {
        return "NewAccount[" + user + ", " + role
                + organisation.map(id -> ", " + id).orElse("") + "]";
    }
}
