package io.placemarket.query.operation;

import io.placemarket.eventstore.EventLog;
import io.placemarket.query.board.StreamLimits;
import io.placemarket.query.checkpoint.Checkpoints;
import io.placemarket.query.market.MarketParts;
import io.placemarket.query.market.Parked;
import io.placemarket.query.operation.WhatRuns.AllViews;
import io.placemarket.query.operation.WhatRuns.Log;
import io.placemarket.query.operation.WhatRuns.Signed;
import io.placemarket.query.operation.WhatRuns.Streams;
import io.placemarket.query.views.Rebuilds;
import io.placemarket.query.views.Views;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tells what runs; also while the views are behind or cannot be asked. */
@Component
public final class Operations {
    /** Parked events that are shown. */
    private static final int MOST_PARKED = 50;

    private static final List<String> NAMES = Arrays.stream(MarketParts.class.getRecordComponents())
            .filter(part -> part.getType().getSimpleName().endsWith("View"))
            .map(RecordComponent::getName)
            .toList();

    private final EventLog log;
    private final Views views;
    private final Rebuilds rebuilds;
    private final Checkpoints checkpoints;
    private final StreamLimits streams;
    private final Nodes nodes;

    Operations(
            EventLog log, Views views, Rebuilds rebuilds, Checkpoints checkpoints, StreamLimits streams, Nodes nodes) {
        this.log = log;
        this.views = views;
        this.rebuilds = rebuilds;
        this.checkpoints = checkpoints;
        this.streams = streams;
        this.nodes = nodes;
    }

    /** As it is now. */
    public Mono<WhatRuns> now() {
        return views.ask(
                        0, market -> market.parked().stream().limit(MOST_PARKED).toList())
                .onErrorReturn(List.of())
                .publishOn(Schedulers.boundedElastic())
                .map(this::seen);
    }

    private WhatRuns seen(List<Parked> parked) {
        long position = views.position();
        long head = log.headPosition();
        return new WhatRuns(
                new Log(
                        head,
                        log.signedHead().map(signed -> new Signed(signed.position(), signed.at())),
                        log.tail().subscribers(),
                        log.tail().lag()),
                new AllViews(
                        checkpoints.version(),
                        NAMES,
                        position,
                        views.isLevel(),
                        Math.max(0, head - position),
                        views.begunAt(),
                        checkpoints.positions(),
                        views.parked(),
                        parked,
                        views.building(),
                        rebuilds.last()),
                new Streams(streams.open(), streams.most()),
                nodes.all());
    }
}
