package io.placemarket.command.offer;

import io.placemarket.kernel.offer.OfferTerms;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Every term of an offer, and until when it may change. */
enum AmendableTerm {
    PROFESSION("profession", When.NEVER, OfferTerms::profession),
    LEVEL("level", When.UNTIL_BOOKED, OfferTerms::level),
    FIRST_DAY("firstDay", When.UNTIL_BOOKED, OfferTerms::firstDay),
    LAST_DAY("lastDay", When.UNTIL_BOOKED, OfferTerms::lastDay),
    WEEKS("weeks", When.UNTIL_BOOKED, terms -> terms.particulars().weeks()),
    WEEKDAYS("weekdays", When.UNTIL_BOOKED, terms -> terms.particulars().weekdays()),
    HOURS("hoursPerWeek", When.UNTIL_BOOKED, OfferTerms::hoursPerWeek),
    SUPERVISION("supervision", When.UNTIL_BOOKED, OfferTerms::supervision),
    MODE("mode", When.UNTIL_BOOKED, OfferTerms::mode),
    PLACES("places", When.NOT_BELOW_BOOKED, OfferTerms::places),
    CONFIRMATION("confirmWithinWorkingDays", When.ALWAYS, OfferTerms::confirmWithinWorkingDays),
    ARRANGEMENT("arrangement", When.ALWAYS, terms -> terms.particulars().arrangement()),
    GROUP_SIZE("groupSize", When.UNTIL_BOOKED, terms -> terms.particulars().groupSize()),
    LEAST_WEEKS("leastWeeks", When.ALWAYS, terms -> terms.particulars().leastWeeks()),
    MOST_WEEKS("mostWeeks", When.ALWAYS, terms -> terms.particulars().mostWeeks()),
    ONLY_FOR("onlyFor", When.ALWAYS, terms -> terms.particulars().onlyFor()),
    AGREEMENT("agreementRequired", When.ALWAYS, terms -> terms.particulars().agreementRequired()),
    REQUIREMENTS("requirements", When.UNTIL_BOOKED, terms -> terms.particulars().requirements()),
    RESERVED("reserved", When.ALWAYS, terms -> terms.particulars().shares()),
    RELEASE("releaseAt", When.NEVER, OfferTerms::release);

    /** Until when. */
    enum When {
        ALWAYS("always; what is booked stays as it was booked"),
        NOT_BELOW_BOOKED("always, but never below what is booked"),
        UNTIL_BOOKED("until anything is booked in it, or requests are taken for its release"),
        NEVER("never: withdraw it and post it again");

        private final String label;

        When(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private static final String NOTHING = "nothing";

    private final String field;
    private final When when;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a method has no state
    private final Function<OfferTerms, Object> value;

    AmendableTerm(String field, When when, Function<OfferTerms, Object> value) {
        this.field = field;
        this.when = when;
        this.value = value;
    }

    /** As requests name it. */
    String field() {
        return field;
    }

    When when() {
        return when;
    }

    boolean differs(OfferTerms before, OfferTerms after) {
        return !value.apply(before).equals(value.apply(after));
    }

    /** As a refusal writes it. */
    String in(OfferTerms terms) {
        return switch (value.apply(terms)) {
            case OptionalInt number -> number.isPresent() ? String.valueOf(number.getAsInt()) : NOTHING;
            case Optional<?> some -> some.map(String::valueOf).orElse(NOTHING);
            case Object other -> other.toString();
        };
    }
}
