package io.placemarket.eventstore;

import java.time.Duration;
import java.util.Map;

/** How the log answers at the moment. */
public sealed interface LogHealth {
    /** {@code UP}, {@code SLOW}, {@code DEGRADED} or {@code DOWN}: who is slow still serves, who is degraded still reads. */
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

    /** It can be read, but the last commit of this process was not answered or refused, and none has gone in since. */
    record Doubtful(Duration since, String why) implements LogHealth {
        @Override
        public String status() {
            return "DEGRADED";
        }

        @Override
        public Map<String, Object> details() {
            return Map.of("since", since, "why", why);
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
