package io.placemarket.kernel.refusal;

import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What an offer does not let be booked or changed (domain guide, "Placement offer", "Agreement"; docs/amending-offers.md). */
public sealed interface OfferRefusal extends Refusal {
    /** Nothing is booked in an offer that was withdrawn. */
    @RefusedAs(ProblemCode.OFFER_WITHDRAWN)
    record OfferIsWithdrawn() implements OfferRefusal {
        @Override
        public String detail() {
            return "The offer was withdrawn; nothing further can be booked in it.";
        }
    }

    /** Nothing further is booked in an offer that was closed. */
    @RefusedAs(ProblemCode.OFFER_CLOSED)
    record OfferIsClosed() implements OfferRefusal {
        @Override
        public String detail() {
            return "The offer is closed; nothing further can be booked in it, and what is booked stays.";
        }
    }

    /** Nothing is booked before the release. */
    @RefusedAs(
            value = ProblemCode.OFFER_NOT_RELEASED,
            accepted = "a request for places until the release, a booking after it")
    record OfferNotReleased(@Figure("when it is released") Instant releaseAt) implements OfferRefusal {
        @Override
        public String detail() {
            return "The offer is released at " + releaseAt + "; until then places can be requested.";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("a request for places until " + releaseAt + ", a booking after it");
        }
    }

    /** Before its release an offer is not closed: whoever has requested places would wait for an answer. */
    @RefusedAs(value = ProblemCode.OFFER_NOT_RELEASED, accepted = "its withdrawal now, or closing it after the release")
    record NotReleasedToClose(@Figure("when it is released") Instant releaseAt) implements OfferRefusal {
        @Override
        public String detail() {
            return "The offer is released at " + releaseAt + "; until then it can be withdrawn, not closed.";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("its withdrawal now, or closing it after " + releaseAt);
        }
    }

    /** Its provider named others. */
    @RefusedAs(
            value = ProblemCode.OFFER_FOR_OTHERS,
            accepted = "an offer for every education provider, or one that names yours")
    record OfferForOthers(
            @Figure("how many education providers it names") int named) implements OfferRefusal {
        @Override
        public String detail() {
            return "The offer is for education providers named by its provider; yours is not among them.";
        }
    }

    /** It serves one profession. */
    @RefusedAs(value = ProblemCode.PROFESSION_DIFFERS, accepted = "a cohort of the offer's profession")
    record ProfessionDiffers(
            @Figure("the offer's profession") ProfessionCode offer,
            @Figure("the cohort's profession") ProfessionCode cohort)
            implements OfferRefusal {
        @Override
        public String detail() {
            return "The offer is for " + offer + ", the cohort is of " + cohort + ".";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("a cohort of " + offer);
        }
    }

    /** It suits other learners. */
    @RefusedAs(value = ProblemCode.LEVEL_DIFFERS, accepted = "a cohort of the offer's level")
    record LevelDiffers(
            @Figure("the learner level the offer suits") LearnerLevel offer,
            @Figure("the cohort's level") LearnerLevel cohort)
            implements OfferRefusal {
        @Override
        public String detail() {
            return "The offer is for " + offer + ", the cohort is " + cohort + ".";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("a cohort of level " + offer);
        }
    }

    /** Nothing is agreed for all of the days. */
    @RefusedAs(
            value = ProblemCode.AGREEMENT_REQUIRED,
            accepted = "days on which an agreement of the two organisations holds for the profession")
    record AgreementRequired(
            @Figure("the profession it must be for") ProfessionCode profession,
            @Figure("the first day it must hold on") LocalDate from,
            @Figure("the last day it must hold on") LocalDate to)
            implements OfferRefusal {
        @Override
        public String detail() {
            return "The offer asks for an agreement of its provider with your organisation for " + profession + " from "
                    + from + " to " + to + ".";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("days on which such an agreement holds");
        }
    }

    /**
     * What somebody relied on does not change.
     *
     * @param term as requests name it
     * @param asked what it was to become
     * @param stands what it is
     * @param until until when it may change, in words
     */
    @RefusedAs(value = ProblemCode.TERM_FIXED, accepted = "the term as it is")
    record TermFixed(String term, String asked, String stands, String until) implements OfferRefusal {
        @Override
        public String detail() {
            return "The offer's " + term + " changes " + until + ".";
        }

        @Override
        public Optional<String> field() {
            return Optional.of(term);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(asked);
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of(stands);
        }
    }
}
