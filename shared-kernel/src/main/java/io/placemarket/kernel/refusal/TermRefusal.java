package io.placemarket.kernel.refusal;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A number or a list lies outside what a rule allows; what would be accepted is told in figures too. */
public sealed interface TermRefusal extends Refusal {
    /** The least that is accepted. */
    String LEAST = "the least that is accepted";

    /** The most that is accepted. */
    String MOST = "the most that is accepted";

    @Override
    default String detail() {
        return "'" + field().orElseThrow() + "' is not acceptable: "
                + accepted().orElseThrow() + ".";
    }

    /**
     * A number of places, weeks, hours or days is too low or too high (domain guide, "Placement offer").
     *
     * @param number as requests name it
     * @param whose what sets the range, in words; empty where the market does
     */
    @RefusedAs(value = ProblemCode.INVALID_VALUE, accepted = "a whole number within the range")
    record OutOfRange(
            String number,
            int asked,
            @Figure(LEAST) int least,
            @Figure(MOST) int most,
            String whose) implements TermRefusal {
        public OutOfRange(String number, int asked, int least, int most) {
            this(number, asked, least, most, "");
        }

        @Override
        public Optional<String> field() {
            return Optional.of(number);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(String.valueOf(asked));
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("a whole number from " + least + " to " + most + whose);
        }
    }

    /** A booking has fewer or more weeks than its offer lets one have (domain guide, "Placement offer"). */
    @RefusedAs(value = ProblemCode.INVALID_VALUE, accepted = "as few and as many weeks as the offer says")
    record BookingLength(
            WeekSet weeks,
            @Figure("the fewest weeks of a booking") int least,

            @Figure("the most weeks of a booking, where the offer says")
            Optional<Integer> most)
            implements TermRefusal {
        @Figure("how many weeks were asked for")
        public int asked() {
            return weeks.size();
        }

        @Override
        public Optional<String> field() {
            return Optional.of("weeks");
        }

        @Override
        public Optional<String> value() {
            return Optional.of(weeks + " (" + weeks.size() + ")");
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of(most.map(many -> "from " + least + " to " + many + " weeks of the offer")
                    .orElse("at least " + least + " weeks of the offer"));
        }
    }

    /** Learners are coached in groups only where several learn together with one supervisor (domain guide, "Supervision model"). */
    @RefusedAs(value = ProblemCode.INVALID_VALUE, accepted = "a group size under a model with groups, or none")
    record NoGroups(
            int asked,
            @Figure("the offer's supervision model") SupervisionModel supervision,
            @Figure("the models with groups") List<SupervisionModel> models)
            implements TermRefusal {
        public NoGroups {
            models = List.copyOf(models);
        }

        @Override
        public Optional<String> field() {
            return Optional.of("groupSize");
        }

        @Override
        public Optional<String> value() {
            return Optional.of(String.valueOf(asked));
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("no group size where the supervision is " + supervision + ", or a supervision of "
                    + models.stream().map(SupervisionModel::code).collect(Collectors.joining(" or ")));
        }
    }

    /** More is reserved than is offered (domain guide, "Reserved share"). */
    @RefusedAs(value = ProblemCode.INVALID_VALUE, accepted = "shares of no more than the offer's places together")
    record SharesBeyondOffer(
            @Figure("how many would be reserved together") long reserved,
            @Figure("the places of the offer") int places) implements TermRefusal {
        @Override
        public Optional<String> field() {
            return Optional.of("reserved");
        }

        @Override
        public Optional<String> value() {
            return Optional.of(reserved + " places");
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("at most " + places + ", the places of the offer, all together");
        }
    }

    /** The supervisors that professions share are counted for each set of them, of which there may only be so many (domain guide, "Capacity, exactly"). */
    @RefusedAs(value = ProblemCode.INVALID_VALUE, accepted = "no further profession in an area that counts supervision")
    record TooManyProfessions(
            @Figure("those there would be") List<ProfessionCode> professions,
            @Figure(MOST) int most) implements TermRefusal {
        public TooManyProfessions {
            professions = List.copyOf(professions);
        }

        @Override
        public Optional<String> field() {
            return Optional.of("professions");
        }

        @Override
        public Optional<String> value() {
            return Optional.of(professions.toString());
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("at most " + most
                    + " professions in an area: the supervisors they share are counted for each set of them");
        }
    }

    /** Offers that are alternatives for the same places are of a few different professions (domain guide, "Placement offer"). */
    @RefusedAs(value = ProblemCode.INVALID_VALUE, accepted = "a few different professions")
    record LinkedProfessions(
            List<ProfessionCode> professions,
            @Figure(LEAST) int least,
            @Figure(MOST) int most) implements TermRefusal {
        public LinkedProfessions {
            professions = List.copyOf(professions);
        }

        @Override
        public Optional<String> field() {
            return Optional.of("professions");
        }

        @Override
        public Optional<String> value() {
            return Optional.of(professions.toString());
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of(least + " to " + most + " different professions");
        }
    }
}
