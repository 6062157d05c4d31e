package io.placemarket.command.aggregate;

import io.placemarket.kernel.id.Identifier;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/**
 * Where the aggregates of one kind stand. Loading one locks it until the unit of work ends, so everybody loads in the same order: an
 * area, what belongs to it (offers, holds, allocations), a cohort, students by identifier.
 */
public final class Shelf<T> {
    private final String what;
    private final Repository<T> repository;

    /** @param what what stands there, in the words of a refusal */
    public Shelf(String what, Repository<T> repository) {
        this.what = what;
        this.repository = repository;
    }

    /** @throws io.placemarket.kernel.problem.RefusedException {@code not-found} */
    public Aggregate<T> load(Identifier id) {
        return find(id).orElseThrow(
                        () -> Problem.of(ProblemCode.NOT_FOUND, "There is no " + what + " " + id.value() + ".")
                                .refused());
    }

    /** The aggregate, where there is one. */
    public Optional<Aggregate<T>> find(Identifier id) {
        try {
            return Optional.of(repository.load(id.value()));
        } catch (AggregateNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Adds a new one. */
    public Aggregate<T> add(Callable<T> factory) {
        try {
            return repository.newInstance(factory);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a new " + what + " could not be made", e);
        }
    }
}
