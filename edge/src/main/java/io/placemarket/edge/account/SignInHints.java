package io.placemarket.edge.account;

import java.util.List;

/** Accounts that the sign-in page shows with their passwords: only a demonstration offers a bean of this type. */
@FunctionalInterface
public interface SignInHints {
    List<Hint> hints();

    /**
     * One such account.
     *
     * @param what who that is and what can be done, in one line
     */
    record Hint(String user, String password, String what) {}
}
