package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.operation.NodeState;
import io.placemarket.query.operation.Operations;
import io.placemarket.query.operation.WhatRuns;
import io.placemarket.query.views.Building;
import io.placemarket.query.views.Rebuild;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What runs, for the operator. */
@Controller
class OperationsPage {
    private static final int SHORT_VERSION = 12;
    private static final int MEGABYTE = 1 << 20;

    private final PageFrame frame;
    private final Operations operations;

    OperationsPage(PageFrame frame, Operations operations) {
        this.frame = frame;
        this.operations = operations;
    }

    /** A fact with its name. */
    record Fact(String name, String value) {}

    /** A node in words. */
    record NodeLine(
            String name,
            String state,
            String seen,
            String position,
            String lag,
            String parked,
            String streams,
            String direct,
            String version) {
        static NodeLine of(NodeState node) {
            return new NodeLine(
                    node.here() ? node.name() + " (this one)" : node.name(),
                    !node.heard() ? "Not heard of" : node.level() ? "Level" : "Being built",
                    Words.time(node.seenAt()),
                    number(node.position()),
                    number(node.lag()),
                    number(node.parked()),
                    number(node.streams()),
                    number(node.directBytes() / MEGABYTE) + " MB",
                    shortVersion(node.version()));
        }
    }

    @GetMapping(path = "/operations", produces = PageFrame.HTML)
    Mono<Rendering> operations(Account account, ServerWebExchange exchange) {
        Roles.require(account, Role.OPERATOR);
        return operations.now().flatMap(now -> frame.page("operations", exchange, model(now)));
    }

    private static Map<String, Object> model(WhatRuns now) {
        Map<String, Object> model = new HashMap<>();
        model.put("log", log(now.log()));
        model.put("views", views(now.views()));
        model.put(
                "rebuilding",
                now.views()
                        .rebuild()
                        .filter(rebuild -> rebuild.state() == Rebuild.State.FOLDING)
                        .isPresent());
        model.put("parked", now.views().parked());
        model.put("parkedCount", Words.count(now.views().parkedCount(), "event"));
        model.put("nodes", now.nodes().stream().map(NodeLine::of).toList());
        model.put(
                "streams",
                "%s open on this node, of %s that may be"
                        .formatted(
                                number(now.streams().open()),
                                number(now.streams().most())));
        return model;
    }

    private static List<Fact> log(WhatRuns.Log log) {
        return List.of(
                new Fact("Last event", number(log.head())),
                new Fact(
                        "Verified and signed",
                        log.signed()
                                .map(signed -> "up to %s, on %s"
                                        .formatted(number(signed.position()), Words.moment(signed.at())))
                                .orElse("not yet")),
                new Fact(
                        "Followers",
                        "%s in this node; the slowest lacks %s"
                                .formatted(number(log.tails()), Words.count(log.lag(), "event"))));
    }

    private static List<Fact> views(WhatRuns.AllViews views) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "State",
                views.building().map(OperationsPage::building).orElse(views.level() ? "Level" : "Being built")));
        facts.add(new Fact(
                "Position",
                "%s, %s behind the log".formatted(number(views.position()), Words.count(views.behind(), "event"))));
        facts.add(new Fact("Version", shortVersion(views.version())));
        facts.add(new Fact(
                "Began with", views.begunAt() == 0 ? "the whole log" : "the checkpoint at " + number(views.begunAt())));
        facts.add(new Fact(
                "Checkpoints",
                views.checkpoints().isEmpty()
                        ? "none"
                        : "at "
                                + views.checkpoints().stream()
                                        .map(OperationsPage::number)
                                        .collect(Collectors.joining("; "))));
        facts.add(new Fact(
                "Built anew", views.rebuild().map(OperationsPage::rebuild).orElse("never")));
        facts.add(new Fact("Of", String.join(", ", views.names())));
        return facts;
    }

    private static String building(Building building) {
        return "Being built: %s of %s, %s events a second%s"
                .formatted(
                        number(building.position()),
                        number(building.goal()),
                        number(building.eventsPerSecond()),
                        building.readyInSeconds().isEmpty()
                                ? ""
                                : ", ready in about %s s"
                                        .formatted(
                                                number(building.readyInSeconds().getAsLong())));
    }

    private static String rebuild(Rebuild rebuild) {
        String rate = number(rebuild.eventsPerSecond()) + " events a second";
        return switch (rebuild.state()) {
            case FOLDING ->
                "under way since %s: %s of %s, %s"
                        .formatted(
                                Words.time(rebuild.startedAt()),
                                number(rebuild.position()),
                                number(rebuild.goal()),
                                rate);
            case SWAPPED ->
                "%s, %s, %s"
                        .formatted(
                                rebuild.endedAt().map(Words::time).orElse(""),
                                Words.count(rebuild.position(), "event"),
                                rate);
            case FAILED ->
                "failed on %s: %s"
                        .formatted(
                                rebuild.endedAt().map(Words::time).orElse(""),
                                rebuild.failure().orElse("no cause is known"));
        };
    }

    private static String shortVersion(String version) {
        return version.substring(0, Math.min(SHORT_VERSION, version.length()));
    }

    private static String number(long number) {
        return String.format(Locale.UK, "%,d", number);
    }
}
