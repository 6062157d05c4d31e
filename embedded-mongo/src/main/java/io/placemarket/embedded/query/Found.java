package io.placemarket.embedded.query;

/** A document that was found: the key of its {@code _id}, and its bytes. */
@SuppressWarnings("ArrayRecordComponent") // bytes are compared by their order, never by the record
public record Found(byte[] idKey, byte[] document) {}
