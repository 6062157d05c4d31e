package io.placemarket.edge.database;

/**
 * Where the database is. An application that starts its own (the embedded one) offers a bean of this type; else it is what
 * {@code placemarket.mongodb.uri} says.
 *
 * @param uri a MongoDB connection string; its database, else {@value #DEFAULT_NAME}, holds the market
 */
public record DatabaseAddress(String uri) {
    public static final String DEFAULT_NAME = "placemarket";
}
