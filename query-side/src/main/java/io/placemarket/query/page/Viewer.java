package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.kernel.identity.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Who looks at a page.
 *
 * @param name of the organisation acted for, else what the role is called
 * @param places where the main navigation leads
 */
public record Viewer(Account account, String name, List<Place> places) {
    /** A place in the main navigation. */
    public record Place(String href, String name) {}

    static Viewer of(Account account, String name) {
        List<Place> places = new ArrayList<>();
        places.add(new Place("/board", "Board"));
        switch (account.role()) {
            case PROVIDER -> {
                places.add(new Place("/my-week", "My week"));
                places.add(new Place("/agreements", "Agreements"));
                places.add(new Place("/networks", "Networks"));
            }
            case UNIVERSITY -> {
                places.add(new Place("/my-cohorts", "My cohorts"));
                places.add(new Place("/plans", "Plan"));
            }
            case REGIONAL -> {
                places.add(new Place("/measures", "Measures"));
                places.add(new Place("/unmet-demand", "Unmet demand"));
                places.add(new Place("/plans", "Plan"));
                places.add(new Place("/at-risk", "At risk"));
                places.add(new Place("/audits", "Audits"));
                places.add(new Place("/appetite", "Appetite"));
            }
            case OPERATOR -> {
                places.add(new Place("/operations", "Operations"));
                places.add(new Place("/measures", "Measures"));
            }
        }
        places.add(new Place("/my-work", "To do"));
        places.add(new Place("/alerts", "Alerts"));
        places.add(new Place("/offers", "Offers"));
        places.add(new Place("/organisations", "Organisations"));
        return new Viewer(account, name, List.copyOf(places));
    }

    /** The page somebody begins with. */
    static String home(Role role) {
        return switch (role) {
            case REGIONAL -> "/board";
            case PROVIDER -> "/my-week";
            case UNIVERSITY -> "/my-cohorts";
            case OPERATOR -> "/organisations";
        };
    }

    public boolean isProvider() {
        return account.role() == Role.PROVIDER;
    }

    public boolean isUniversity() {
        return account.role() == Role.UNIVERSITY;
    }

    public boolean isOperator() {
        return account.role() == Role.OPERATOR;
    }
}
