package io.placemarket.edge.page;

import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a list of students was answered, line by line.
 *
 * @param tried whether only the answer was asked for
 * @param refusal why nothing can be done of it as a whole
 * @param position of the log, which a page that shows it must have reached
 */
public record NamedStudents(
        OfferId offer, Form form, boolean tried, Optional<Problem> refusal, List<Line> lines, long position) {
    public NamedStudents {
        lines = List.copyOf(lines);
    }

    /** The HTTP status it is answered with: the refusal's own where nothing can be done. */
    public int status() {
        return refusal.map(why -> why.code().status()).orElse(200);
    }

    /**
     * As it was filled in; any of it may be nonsense.
     *
     * @param students numbers or identifiers, with white space or commas between them
     * @param first the first week, such as 2026-W49, and {@code last} the last
     * @param each whether each is considered alone; else all are placed or none
     * @param hold whose places they take; empty where they take what is free
     */
    public record Form(String cohort, String students, String first, String last, boolean each, String hold) {
        /** The numbers or identifiers one by one, as written. */
        public List<String> written() {
            return Arrays.stream(students.split("[\\s,;]+", -1))
                    .filter(text -> !text.isBlank())
                    .toList();
        }

        /** The same for two forms that ask for the same, and another for any other: SHA-256, in hexadecimal. */
        public String digest() {
            String asked =
                    String.join("\n", cohort, first, last, String.valueOf(each), hold, String.join("\n", written()));
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    /** What became, or would become, of one of them. */
    public enum Verdict {
        ACCEPTED,
        /** Until the provider has answered. */
        PROPOSED,
        REFUSED
    }

    /**
     * One of them.
     *
     * @param student as written
     * @param words why not; or which requirements may stop the start
     */
    public record Line(String student, Verdict verdict, List<String> words) {
        public Line {
            words = List.copyOf(words);
        }
    }
}
