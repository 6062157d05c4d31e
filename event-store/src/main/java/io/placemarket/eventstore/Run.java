package io.placemarket.eventstore;

/**
 * As many of an aggregate's sequence numbers as a power of ten, from a multiple of it on: their keys begin alike, so that an index finds
 * just them. A pattern that leaves more open is answered by looking at every key the aggregate has.
 *
 * @param first the least of them
 * @param digits how many of their last digits differ
 */
record Run(long first, int digits) {
    private static final int LONGEST = 2;

    /** One that begins with the number, else the shortest that holds it: no more may be asked for. */
    static Run holding(long sequenceNumber) {
        return sequenceNumber % 10 == 0
                ? new Run(sequenceNumber, longestAt(sequenceNumber))
                : new Run(sequenceNumber - sequenceNumber % 10, 1);
    }

    /** The first number after it. */
    long end() {
        return first + length(digits);
    }

    boolean has(long sequenceNumber) {
        return first <= sequenceNumber && sequenceNumber < end();
    }

    /** The longest that begins where it ends. */
    Run next() {
        return new Run(end(), longestAt(end()));
    }

    /** The longest that ends where it begins. */
    Run previous() {
        int longest = longestAt(first);
        return new Run(first - length(longest), longest);
    }

    private static int longestAt(long bound) {
        int longest = 1;
        while (longest < LONGEST && bound % length(longest + 1) == 0) {
            longest++;
        }
        return longest;
    }

    private static long length(int digits) {
        return digits == 1 ? 10 : 10 * length(digits - 1);
    }
}
