package io.placemarket.embedded.store;

/** One field of an index, by its dotted path. */
public record IndexField(String path, boolean ascending) {
    /** The top-level field that holds it. */
    public String root() {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
