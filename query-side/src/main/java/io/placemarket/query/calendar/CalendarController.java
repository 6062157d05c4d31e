package io.placemarket.query.calendar;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Mono;

/** A calendar for whoever has its link; no account is asked for, because calendar programs have none. */
@Controller
class CalendarController {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Views views;
    private final Clock clock;

    CalendarController(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/calendars/{secret}.ics")
    Mono<ResponseEntity<byte[]>> calendar(@PathVariable String secret) {
        Today today = Today.at(clock);
        String hash = hash(secret);
        return views.ask(0, market -> found(market, hash, today))
                .map(ics -> ResponseEntity.ok()
                        .contentType(CALENDAR)
                        .cacheControl(CacheControl.maxAge(FRESH).cachePrivate())
                        .header("Content-Disposition", "inline; filename=\"placements.ics\"")
                        .body(ics.getBytes(StandardCharsets.UTF_8)));
    }

    private static String found(Market market, String hash, Today today) {
        return market.calendar(hash, today.day())
                .flatMap(calendar -> new CalendarReads(market, today).ics(calendar))
                .orElseThrow(() -> Problem.of(
                                ProblemCode.NOT_FOUND,
                                "No calendar is read under this link, or no longer: ask whose it is for another.")
                        .refused());
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
