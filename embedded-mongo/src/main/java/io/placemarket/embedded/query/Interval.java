package io.placemarket.embedded.query;

/** Keys from one (inclusive) to another (exclusive), in the order of the index. */
@SuppressWarnings("ArrayRecordComponent") // bytes are compared by their order, never by the record
record Interval(byte[] from, byte[] to) {
    /** Every key. */
    static final Interval ALL = new Interval(new byte[] {}, new byte[] {(byte) 0xFF});
}
