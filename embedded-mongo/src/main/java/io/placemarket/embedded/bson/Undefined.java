package io.placemarket.embedded.bson;

/** The value of an array without elements, as indexes and sorts see it: before null. */
public enum Undefined {
    VALUE
}
