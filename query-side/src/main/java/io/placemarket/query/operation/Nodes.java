package io.placemarket.query.operation;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.client.MongoDatabase;
import io.placemarket.eventstore.EventLog;
import io.placemarket.query.board.StreamLimits;
import io.placemarket.query.checkpoint.Checkpoints;
import io.placemarket.query.views.Node;
import io.placemarket.query.views.Views;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The nodes that share a database: each says every {@value #BEAT_SECONDS} seconds how it is, on a thread of its own. */
@Component
public final class Nodes implements SmartLifecycle {
    static final int HEARD_SECONDS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);
    private static final int BEAT_SECONDS = 5;
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final NodeStore store;
    private final EventLog log;
    private final Views views;
    private final Checkpoints checkpoints;
    private final StreamLimits streams;
    private final Node node;
    private final Clock clock;
    /** Of the process: a demonstration's clock begins in the past. */
    private final Instant startedAt =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("node").factory());

    private volatile boolean running;
    private @Nullable ScheduledFuture<?> beating;

    Nodes(
            MongoDatabase database,
            EventLog log,
            Views views,
            Checkpoints checkpoints,
            StreamLimits streams,
            Node node,
            Clock clock) {
        this.store = new NodeStore(database);
        this.log = log;
        this.views = views;
        this.checkpoints = checkpoints;
        this.streams = streams;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        beating = thread.scheduleWithFixedDelay(this::beat, 0, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Says how this node is. Blocks. */
    void beat() {
        try {
            store.put(here());
            store.forget(clock.instant().minus(FORGOTTEN));
        } catch (MongoInterruptedException e) {
            // it is being stopped
            Thread.currentThread().interrupt();
        } catch (MongoException e) {
            LOG.warn("The other nodes are not told how this one is: {}", e.getMessage());
        }
    }

    /** This node as it is now. */
    private NodeState here() {
        return new NodeState(
                node.name(),
                true,
                true,
                startedAt,
                clock.instant(),
                checkpoints.version(),
                views.position(),
                views.isLevel(),
                log.tail().lag(),
                views.parked(),
                streams.open(),
                log.tail().subscribers(),
                directBytes());
    }

    /** All that were heard of in the last hour, this one first, as it is now. Blocks. */
    List<NodeState> all() {
        List<NodeState> all = new ArrayList<>(List.of(here()));
        for (NodeState other : store.all(clock.instant())) {
            if (!other.name().equals(node.name())
                    && other.seenAt().isAfter(clock.instant().minus(FORGOTTEN))) {
                all.add(other);
            }
        }
        all.sort(Comparator.comparing((NodeState state) -> !state.here()).thenComparing(NodeState::name));
        return all;
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    @Override
    public void stop() {
        running = false;
        if (beating != null) {
            beating.cancel(true);
        }
        try {
            store.remove(node.name());
        } catch (MongoException e) {
            LOG.debug("This node is not taken from the list of nodes", e);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the views have begun, and before they end. */
    @Override
    public int getPhase() {
        return 1;
    }
}
