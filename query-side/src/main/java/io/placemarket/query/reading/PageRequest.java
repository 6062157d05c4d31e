package io.placemarket.query.reading;

import io.placemarket.kernel.problem.Problem;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which page of a search: how many, and after what. The cursor names the key of the last one shown and carries a digest of the search it
 * belongs to, so that another search refuses it.
 *
 * @param limit how many, 1 to {@value #MOST}
 * @param after the key after which the page begins; nothing for the first
 * @param search which search, as text
 */
public record PageRequest(int limit, Optional<String> after, String search) {
    public static final String LIMIT = "limit";
    public static final String CURSOR = "cursor";
    public static final int MOST = 200;
    public static final int USUAL = 50;

    private static final int DIGEST_BYTES = 9;

    /**
     * Reads the parameters; to be called when all filters have been asked for.
     *
     * @param what names the search apart from its filters, such as {@code offers}
     */
    public static PageRequest of(Filters filters, String what) {
        int limit = filters.number(LIMIT, 1, MOST).orElse(USUAL);
        Optional<String> cursor = filters.one(CURSOR);
        filters.nothingElse();
        String search = what + "?" + filters.signature();
        PageRequest asked = new PageRequest(limit, cursor.map(text -> key(text, search)), search);
        return filters.isWithoutPages() ? asked.whole() : asked;
    }

    /** The first page of a search without filters. */
    public static PageRequest first(String what, int limit) {
        return new PageRequest(limit, Optional.empty(), what + "?");
    }

    /** The same search without pages: everything at once. */
    public PageRequest whole() {
        return new PageRequest(Integer.MAX_VALUE, Optional.empty(), search);
    }

    private static String key(String cursor, String search) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            byte[] digest = new byte[DIGEST_BYTES];
            bytes.get(digest);
            String key = StandardCharsets.UTF_8.decode(bytes).toString();
            if (Arrays.equals(digest, digest(search, key))) {
                return key;
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            // Answered below like any other text that is no cursor of this search.
        }
        throw Problem.invalid(CURSOR, cursor, "the 'next' of a page of the same search")
                .refused();
    }

    /**
     * The page of what comes in the natural order of its keys; read no further than needed.
     *
     * @param position what it reflects
     * @param key the key of one: unique, and it never changes
     */
    public <T> Page<T> page(long position, Stream<T> ordered, Function<T, String> key) {
        Iterator<T> rest = after.map(
                        last -> ordered.filter(item -> key.apply(item).compareTo(last) > 0))
                .orElse(ordered)
                .iterator();
        List<T> shown = new ArrayList<>();
        while (shown.size() < limit && rest.hasNext()) {
            shown.add(rest.next());
        }
        Optional<String> next = rest.hasNext() ? Optional.of(cursor(key.apply(shown.getLast()))) : Optional.empty();
        return new Page<>(shown, next, position);
    }

    private String cursor(String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        byte[] cursor = ByteBuffer.allocate(DIGEST_BYTES + text.length)
                .put(digest(search, key))
                .put(text)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    private static byte[] digest(String search, String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((search.length() + ":" + search + key).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
