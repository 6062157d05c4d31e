package io.placemarket.query.views;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A process that answers from views of its own.
 *
 * @param name tells it from others that share its log, also from one that ran in the same place before
 */
public record Node(String name) {
    /** This process. */
    public static Node here() {
        String host = Optional.ofNullable(System.getenv("HOSTNAME"))
                .filter(known -> !known.isBlank())
                .orElse("node");
        return new Node("%s-%d-%s"
                .formatted(host, ProcessHandle.current().pid(), HexFormat.of().toHexDigits((short)
                        ThreadLocalRandom.current().nextInt())));
    }
}
