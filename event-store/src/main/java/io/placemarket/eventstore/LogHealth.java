package io.placemarket.eventstore;

import java.time.Duration;
import java.util.Map;

/** How the log answers at the moment. */
public sealed interface LogHealth {
    /** {@code UP}, {@code SLOW} or {@code DOWN}: who is slow still serves. */
    String status();

    /** What an operator wants to know beside it, by name. */
    Map<String, Object> details();

    /** It answers in time. */
    record Well(Duration answeredIn) implements LogHealth {
        @Override
        public String status() {
            return "UP";
        }

        @Override
        public Map<String, Object> details() {
            return Map.of("answeredIn", answeredIn);
        }
    }

    /** It answers, but later than half its bound. */
    record Slow(Duration answeredIn) implements LogHealth {
        @Override
        public String status() {
            return "SLOW";
        }

        @Override
        public Map<String, Object> details() {
            return Map.of("answeredIn", answeredIn);
        }
    }

    /** It does not answer. */
    record Away(String why) implements LogHealth {
        @Override
        public String status() {
            return "DOWN";
        }

        @Override
        public Map<String, Object> details() {
            return Map.of("why", why);
        }
    }
}
