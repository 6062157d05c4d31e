package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.adjustment.AdjustmentReads;
import io.placemarket.query.adjustment.Adjustments;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What one student needs, and recording it. */
@Controller
class AdjustmentPages {
    private final PageFrame frame;
    private final AdjustmentReads adjustments;

    AdjustmentPages(PageFrame frame, AdjustmentReads adjustments) {
        this.frame = frame;
        this.adjustments = adjustments;
    }

    @GetMapping(path = "/students/{student}/adjustments", produces = PageFrame.HTML)
    Mono<Rendering> ofStudent(
            @PathVariable StudentId student, Account account, AtLeast atLeast, ServerWebExchange exchange) {
        return adjustments
                .of(student, atLeast, account.actor())
                .flatMap(found -> frame.page("adjustments", exchange, model(found, account)));
    }

    @GetMapping(path = "/allocations/{allocation}/adjustments", produces = PageFrame.HTML)
    Mono<Rendering> ofAllocation(
            @PathVariable AllocationId allocation, Account account, AtLeast atLeast, ServerWebExchange exchange) {
        return adjustments
                .of(allocation, atLeast, account.actor())
                .flatMap(found -> frame.page("adjustments", exchange, model(found, account)));
    }

    private static Map<String, Object> model(Adjustments found, Account account) {
        Map<String, Object> model = new HashMap<>();
        model.put("student", found.student().value());
        model.put("recorded", found.recorded());
        model.put("adjustments", found.adjustments().orElse(null));
        model.put("forgotten", found.forgotten());
        model.put("mayRecord", account.role() == Role.UNIVERSITY && !found.forgotten());
        return model;
    }
}
