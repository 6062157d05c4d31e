package io.placemarket.marketplace.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.marketplace.demonstration.plan.Intent;
import io.placemarket.marketplace.demonstration.plan.Intent.AcceptAllocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The simulated market goes on by itself, whatever happens, and leaves to people what is theirs. */
class SimulationTest {
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final IdSource ids = new IdSource(new Random(5));
    private final OrganisationId visitors = ids.organisation();
    private final OrganisationId others = ids.organisation();
    private final AllocationId allocation = ids.allocation(ids.offer(ids.area()));
    private final List<Intent> done = new ArrayList<>();
    private int asked;

    private VirtualTimeScheduler time = VirtualTimeScheduler.create();

    @BeforeEach
    void holdTime() {
        time = VirtualTimeScheduler.getOrSet();
    }

    @AfterEach
    void letTimeGo() {
        VirtualTimeScheduler.reset();
    }

    private Simulation simulation() {
        return new Simulation(
                () -> {
                    OrganisationId provider = asked++ % 2 == 0 ? visitors : others;
                    return asked % 5 == 0
                            ? Mono.error(new IllegalStateException("lost"))
                            : Mono.just(new AcceptAllocation(allocation, provider));
                },
                organisation -> Mono.just(organisation.equals(visitors)),
                intent -> {
                    done.add(intent);
                    return CompletableFuture.completedFuture("done");
                });
    }

    @Test
    void it_acts_for_those_whom_nobody_acts_for_and_goes_on_after_a_failure() {
        try (Simulation simulation = simulation()) {
            simulation.start();
            time.advanceTimeBy(A_WHILE);
        }

        assertThat(asked).isGreaterThan(5);
        assertThat(done).isNotEmpty().containsOnly(new AcceptAllocation(allocation, others));
    }

    @Test
    void it_ends_when_it_is_closed() {
        Simulation simulation = simulation();
        simulation.start();
        time.advanceTimeBy(A_WHILE);
        simulation.close();
        int before = asked;
        time.advanceTimeBy(A_WHILE);

        assertThat(asked).isEqualTo(before);
    }
}
