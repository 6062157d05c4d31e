package io.placemarket.kernel.refusal;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import java.util.Optional;

/**
 * A rule of the market says no. Every kind is a record with {@link RefusedAs its code}, whose {@link Figure figures} the problem document tells.
 * What cannot be read, and who is not known, are no rules: they are plain {@link Problem}s.
 */
public sealed interface Refusal
        permits CapacityRefusal,
                HoldRefusal,
                WeeksRefusal,
                AuditRefusal,
                OfferRefusal,
                StudentRefusal,
                BookingRefusal,
                ReleaseRefusal,
                WaitingRefusal,
                StateRefusal,
                RegisterRefusal,
                RowRefusal,
                TermRefusal,
                AccessRefusal {
    /** One or two sentences about this very case. */
    String detail();

    /** The field it is about, as the caller wrote its name. */
    default Optional<String> field() {
        return Optional.empty();
    }

    /** What stood there. */
    default Optional<String> value() {
        return Optional.empty();
    }

    /** What would be accepted instead, where something would: what is so of every one of its kind, unless it knows better. */
    default Optional<String> accepted() {
        return Optional.of(RefusalType.of(this).accepted()).filter(words -> !words.isEmpty());
    }

    /** The stable code. */
    default ProblemCode code() {
        return RefusalType.of(this).code();
    }

    /** As it is answered. */
    default Problem problem() {
        return new Problem(code(), detail(), field(), value(), accepted(), Figures.of((Record) this));
    }

    /** Thrown to refuse. */
    default RefusedException thrown() {
        return new RefusedException(this);
    }
}
